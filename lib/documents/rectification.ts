import { fromDay } from "@/lib/dates";
import type { MeasureRow } from "@/lib/findings/measures/queries";
import { findingSums, remarkOf, sumsText, unitNames, WORDS } from "./finding-words";
import type { SheetFinding } from "./findings/queries";
import { rectificationData } from "./rectification-data";
import { comesBack } from "./returning";
import type { SheetContext } from "./schema";
import type { PrintedSheet, SheetCell, SheetColumn, SheetRow, SheetSpec } from "./sheet";
import { stampOf, subtitleOf } from "./words";

/** 整改台账 with the three lists (问题清单、责任清单、整改清单), each a printed sheet, and the unmerged data. */
export function rectificationSheet(findings: readonly SheetFinding[], context: SheetContext): SheetSpec {
  const { year, county, unit } = context;
  const printed = (tab: string, columns: readonly SheetColumn[], rows: readonly SheetRow[]): PrintedSheet => ({
    tab,
    title: `${year}年${county}法治政府建设${tab}${unit ? `（${unit.shortName}）` : ""}`,
    subtitle: subtitleOf(context, "项"),
    columns,
    rows: [...rows, ...closingLine(findings, columns.length)],
    keepsBlocks: true,
  });
  return {
    ...printed("整改台账", LEDGER, records(findings, ledgerCells, isOthers(context))),
    roundTrip: context.sender ? comesBack(context, "rectification", RETURNING[context.sender]) : undefined,
    more: [
      printed(
        "问题清单",
        PROBLEMS,
        findings.map((finding, place) => record(problemCells(finding, place))),
      ),
      printed("责任清单", DUTIES, records(findings, dutyCells)),
      printed("整改清单", RESULTS, records(findings, resultCells)),
    ],
    data: rectificationData(findings),
    ...stampOf(context),
  };
}

/** "合计：问题21个,整改措施27项,已销号21个,完成率100%". */
export const closingText = (findings: Parameters<typeof findingSums>[0]): string => sumsText(findingSums(findings));

const closingLine = (findings: readonly SheetFinding[], width: number): SheetRow[] =>
  findings.length === 0 ? [] : [{ kind: "summary", label: closingText(findings), span: width, cells: [] }];

/** A unit reports; the office plans, too. What the problem is and who answers for it are changed in the record. */
const RETURNING = {
  UNIT: { editable: ["progress", "state"], isLocked: true },
  OFFICE: { editable: ["goal", "measure", "person", "due", "progress", "state"], isLocked: true },
};

const record = (cells: readonly SheetCell[]): SheetRow => ({ kind: "record", cells });

type Cells = (finding: SheetFinding, measure: MeasureRow | null, place: number) => SheetCell[];

/** One row per measure; a finding without any stands for itself. */
const records = (findings: readonly SheetFinding[], cells: Cells, isLocked?: IsLocked): SheetRow[] =>
  findings.flatMap((finding, place) =>
    (finding.measures.length > 0 ? finding.measures : [null]).map((measure) => ({
      kind: "record",
      cells: cells(finding, measure, place),
      // The row is the measure where there is one.
      origin: { id: measure?.id ?? finding.id, version: measure?.version ?? finding.version },
      ...(isLocked && { isLocked: isLocked(measure) }),
    })),
  );

type IsLocked = (measure: MeasureRow | null) => boolean;

/** A unit reports on its own measures, and looks at the others. */
const isOthers =
  ({ sender, operatorCode }: SheetContext): IsLocked =>
  (measure) =>
    sender === "UNIT" && (!measure || ![measure.leadUnit, ...measure.units].some(({ code }) => code === operatorCode));

const MEASURE_TINTS: SheetColumn["tints"] = [
  { text: WORDS.measureStatus.DONE, tint: "green" },
  { text: WORDS.measureStatus.NOT_STARTED, tint: "grey" },
];

const LEDGER: readonly SheetColumn[] = [
  { title: "序号", width: 5, align: "center", isMerged: true },
  { title: "问题来源", width: 10, align: "center", isMerged: true, key: "source" },
  { title: "存在问题", width: 28, isMerged: true, key: "text" },
  { title: "整改目标", width: 16, isMerged: true, key: "goal" },
  { title: "整改措施", width: 30, key: "measure" },
  { title: "牵头部门", width: 11, align: "center", key: "lead" },
  { title: "责任单位", width: 12, align: "center", key: "units" },
  { title: "责任人", width: 8, align: "center", key: "person" },
  { title: "整改时限", width: 12, align: "center", key: "due" },
  { title: "整改进展", width: 24, key: "progress" },
  {
    title: "完成情况",
    width: 9,
    align: "center",
    key: "state",
    choices: Object.values(WORDS.measureStatus),
    tints: MEASURE_TINTS,
  },
  { title: "销号时间", width: 12, align: "center", isMerged: true, key: "closedOn" },
  { title: "备注", width: 8, align: "center", isMerged: true, key: "remark" },
];

const ledgerCells: Cells = (finding, measure, place) => [
  place + 1,
  WORDS.source[finding.source],
  finding.text,
  finding.goal,
  measure?.text ?? "",
  finding.leadUnit?.shortName ?? measure?.leadUnit.shortName ?? "",
  responsible(finding, measure),
  measure?.person ?? "",
  deadline(measure),
  measure?.progress ?? "",
  measure ? WORDS.measureStatus[measure.status] : "",
  fromDay(finding.closedOn),
  remarkOf(finding),
];

const PROBLEMS: readonly SheetColumn[] = [
  { title: "序号", width: 5, align: "center" },
  { title: "编号", width: 11, align: "center" },
  { title: "问题来源", width: 12, align: "center" },
  { title: "存在问题", width: 40 },
  { title: "问题根源", width: 26 },
  { title: "整改类型", width: 10, align: "center" },
  { title: "严重程度", width: 9, align: "center" },
  { title: "责任单位", width: 16, align: "center" },
  { title: "对应事项", width: 22 },
  { title: "发现时间", width: 12, align: "center" },
  { title: "发现单位", width: 14, align: "center" },
];

const problemCells = (finding: SheetFinding, place: number): SheetCell[] => [
  place + 1,
  finding.number,
  WORDS.source[finding.source],
  finding.text,
  finding.rootCause,
  WORDS.kind[finding.kind],
  WORDS.severity[finding.severity],
  unitNames(finding.units),
  finding.dutyCode ? `${finding.dutyCode} ${finding.dutyTitle}` : (finding.indicatorName ?? ""),
  fromDay(finding.foundOn),
  finding.foundBy,
];

const DUTIES: readonly SheetColumn[] = [
  { title: "序号", width: 5, align: "center", isMerged: true },
  { title: "编号", width: 11, align: "center", isMerged: true },
  { title: "存在问题", width: 36, isMerged: true },
  { title: "整改措施", width: 40 },
  { title: "牵头部门", width: 14, align: "center" },
  { title: "责任单位", width: 18, align: "center" },
  { title: "责任人", width: 10, align: "center" },
  { title: "整改时限", width: 13, align: "center" },
];

const dutyCells: Cells = (finding, measure, place) => [
  place + 1,
  finding.number,
  finding.text,
  measure?.text ?? "",
  finding.leadUnit?.shortName ?? measure?.leadUnit.shortName ?? "",
  responsible(finding, measure),
  measure?.person ?? "",
  deadline(measure),
];

const RESULTS: readonly SheetColumn[] = [
  { title: "序号", width: 5, align: "center", isMerged: true },
  { title: "编号", width: 11, align: "center", isMerged: true },
  { title: "存在问题", width: 30, isMerged: true },
  { title: "整改措施", width: 32 },
  { title: "整改进展", width: 34 },
  { title: "完成情况", width: 10, align: "center" },
  { title: "完成时间", width: 12, align: "center" },
  { title: "佐证材料（件）", width: 10, align: "center", isMerged: true },
  { title: "销号状态", width: 16, align: "center", isMerged: true },
  { title: "销号时间", width: 12, align: "center", isMerged: true },
];

const resultCells: Cells = (finding, measure, place) => [
  place + 1,
  finding.number,
  finding.text,
  measure?.text ?? "",
  measure?.progress ?? "",
  measure ? WORDS.measureStatus[measure.status] : "",
  fromDay(measure?.doneOn ?? null),
  finding.evidence,
  WORDS.status[finding.status],
  fromDay(finding.closedOn),
];

/** Who leads the measure first, then who does it with them; those of the finding while no measure is set. */
function responsible(finding: SheetFinding, measure: MeasureRow | null): string {
  if (!measure) return unitNames(finding.units);
  const others = measure.units.filter(({ code }) => code !== measure.leadUnit.code);
  return unitNames([measure.leadUnit, ...others]);
}

const deadline = (measure: MeasureRow | null): SheetCell => (measure ? measure.dueText || fromDay(measure.dueOn) : "");
