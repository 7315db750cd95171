import type { DutyWrite } from "@/lib/imports/breakdown/record";
import { keyText, refusal, warning } from "@/lib/imports/merge";
import type { ImportSettings, MappedRow, MappedSheet, PreviewRow, Problem } from "@/lib/imports/preview";
import type { KnownDuty } from "./context";
import { type Decision, decideChanges, decideNew } from "./decide";
import type { Field } from "./fields";

type Preview = PreviewRow<DutyWrite>;

/** A row before anything is said of it; foot rows stay so. */
export function startRow({ no, cells, isHidden, isFoot, origin }: MappedRow, sheet: MappedSheet): Preview {
  const label = cells.code || cells.content || Object.values(cells).find((text) => text !== "") || "";
  const isByHand = !isFoot && origin === null && (sheet.roundTrip?.rows.length ?? 0) > 0;
  return {
    ...{ no, isHidden, action: "SKIP", key: keyText(label), cells: { ...cells }, changes: [], record: null },
    problems: [
      ...(isHidden && !isFoot ? [warning(null, "hiddenRow")] : []),
      ...(isByHand ? [warning(null, "addedByHand")] : []),
    ],
  };
}

interface Subject {
  kind: DutyWrite["kind"];
  duty: KnownDuty | null;
  fields: readonly Field[];
  row: MappedRow;
  /** The row's cells as this duty is to read them. */
  cells: Readonly<Record<string, string>>;
  sheet: MappedSheet;
  settings: ImportSettings;
}

/** What the row does to its duty. */
export function decide({ kind, duty, fields, row, cells, sheet, settings }: Subject): Decision {
  if (!duty) return decideNew(kind, cells, fields);
  const editable = sheet.roundTrip?.editable ?? null;
  return decideChanges(duty, fields, { row, cells, editable, settings });
}

/** The row with what was decided; a refused one writes nothing. */
export function finishRow(
  preview: Preview,
  duty: KnownDuty | null,
  { record, changes, problems, isChanged }: Decision,
): Preview {
  const all = [...preview.problems, ...problems];
  const key = keyText(duty?.code ?? record.code ?? (record.title || preview.key));
  const done = { ...preview, key, changes, problems: all };
  if (isRefused(all)) return { ...done, action: "REFUSE" };
  if (!duty) return { ...done, action: "CREATE", record };
  return isChanged ? { ...done, action: "UPDATE", record } : { ...done, action: "UNCHANGED" };
}

export const refuseRow = (preview: Preview, ...problems: readonly Problem[]): Preview => ({
  ...preview,
  action: "REFUSE",
  problems: [...preview.problems, ...problems],
});

export const isRefused = (problems: readonly Problem[]): boolean => problems.some(({ level }) => level === "REFUSE");

/** 编号: of a new duty free, of another one a change. */
export function codeField(find: (code: string) => KnownDuty | null, column = "code"): Field {
  return {
    column,
    prints: (duty) => [duty.code],
    isSame: (a, b) => a.trim() === b.trim(),
    read(text, duty) {
      const twin = find(text);
      const problems: Problem[] = [];
      if (twin && twin.id !== duty?.id)
        problems.push(refusal(column, "codeTaken", text, { values: { title: twin.title } }));
      if (text.length > 20) problems.push(refusal(column, "tooLong", text.slice(0, 100), { values: { limit: 20 } }));
      return { write: text === "" ? {} : { code: text }, problems };
    },
  };
}
