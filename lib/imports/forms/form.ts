import { formatInstant, today, yearOf } from "@/lib/dates";
import type { SheetColumn, SheetRow, SheetSpec } from "@/lib/documents/sheet";
import type { ColumnSpec } from "@/lib/imports/preview";
import type { ImportKind } from "@/lib/imports/status";
import { EXAMPLE, FORM_COLUMNS, type FormColumn } from "./columns";

/** Bordered rows to be filled in; more may be added below. */
const BLANK_ROWS = 100;

/** What stands first in the row that shows how to fill in; reading leaves such a row out (`heading/foot.ts`). */
const EXAMPLE_MARK = "示例";

const TITLES: Record<ImportKind, string> = {
  BREAKDOWN: "工作要点任务分解表",
  STANDARD: "考核标准",
  UNITS: "单位名单",
  PROGRESS: "任务进展情况表",
  RECTIFICATION: "整改台账",
  SCORE_SHEET: "考核评分表",
};

const FIRST: SheetColumn = {
  ...{ title: "序号", width: 6, align: "center" },
  tints: [{ text: EXAMPLE_MARK, tint: "grey" }],
};

export interface FormContext {
  /** 高台县. */
  county: string;
  /** Short names of its units, in the order of the register. */
  units: readonly string[];
  operator: string;
  operatorUnit: string;
  exportedAt: Date;
}

/** What a kind's form is called. */
export const formTitle = (kind: ImportKind): string => `${TITLES[kind]}（空白表）`;

/** A form to be filled in: the kind's columns with lists and notes, an example, empty rows, and a sheet that explains. */
export function blankForm(kind: ImportKind, columns: readonly ColumnSpec[], context: FormContext): SheetSpec {
  const { county, operator, operatorUnit, exportedAt } = context;
  const asked = askedOf(kind, columns);
  const year = yearOf(today(exportedAt));
  return {
    tab: TITLES[kind],
    title: `${county}法治政府建设${TITLES[kind]}`,
    subtitle: ["填写前请看“填写说明”；“示例”一行不会导入", `下载时间：${formatInstant(exportedAt)}`],
    columns: [FIRST, ...asked.map((one) => columnOf(one, context.units))],
    rows: [
      { kind: "record", cells: [EXAMPLE_MARK, ...asked.map((one) => exampleOf(one, context.units, year))] },
      ...Array.from({ length: BLANK_ROWS }, (): SheetRow => ({ kind: "record", cells: [] })),
    ],
    data: explanation(asked),
    properties: { unit: operatorUnit, year },
    ...{ operator, exportedAt },
  };
}

type Asked = FormColumn & { title: string; isRequired: boolean };

/** The columns of the form under their usual headings; only what the kind reads. */
function askedOf(kind: ImportKind, columns: readonly ColumnSpec[]): Asked[] {
  return FORM_COLUMNS[kind].flatMap((column) => {
    const read = columns.find(({ key }) => key === column.key);
    return read ? [{ ...column, title: read.names[0] ?? read.key, isRequired: read.isRequired ?? false }] : [];
  });
}

function columnOf({ title, width, note, choices, key }: Asked, units: readonly string[]): SheetColumn {
  const isUnits = choices === "UNIT" || choices === "UNITS";
  return {
    ...{ title, width, note, key },
    ...(choices && { choices: isUnits ? units : choices }),
    // Several units, a former name, the words of an older sheet: all of them are read as well.
    ...(isUnits && { isOpen: true }),
  };
}

function exampleOf({ example }: Asked, units: readonly string[], year: number): string {
  return example
    .replace(EXAMPLE.lead, units[0] ?? "县司法局")
    .replace(EXAMPLE.units, units.slice(1, 3).join("、") || "县公安局、县财政局")
    .replace(EXAMPLE.year, String(year));
}

/** The second sheet: what may stand in each column, and what is true of all. */
function explanation(asked: readonly Asked[]): SheetSpec["data"] {
  return {
    tab: "填写说明",
    columns: [
      { title: "栏目", width: 18 },
      { title: "怎么填", width: 90 },
    ],
    rows: [
      ...asked.map(({ title, note, isRequired }) => [
        title,
        isRequired && !note.startsWith("必填") ? `必填；${note}` : note,
      ]),
      ["整张表", "一行一项，从“示例”下面的空行写起；行不够时直接往下写"],
      ["整张表", "不要改动表头的文字；不用的栏目可以留空，也可以删去整列"],
      ["整张表", "“示例”一行可以留着，也可以删去，都不会导入"],
      ["整张表", "导入时先给出预览：哪一格有问题、为什么，确认以后才写入"],
    ],
  };
}
