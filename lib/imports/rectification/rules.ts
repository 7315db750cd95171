import { reader } from "@/lib/findings/paste/reader";
import findings from "@/lib/i18n/messages/zh-CN/findings.json";
import { deletedRows, keyText, refusal } from "@/lib/imports/merge";
import type { MakeReader, MappedRow, MappedSheet, Problem } from "@/lib/imports/preview";
import { unitFinder } from "@/lib/units/finder";
import { changedFindings } from "./change";
import { FILLED_IN } from "./columns";
import { findingIndex, type ProblemRows, problemsOf } from "./group";
import type { KnownFinding, RectificationContext } from "./known";
import { blankPreview, newProblems, type Preview, refused } from "./raise";

/** 整改台账: problems with their measures, one row per measure; new ones, and changes of those that the ledger has. */
export const makeRectificationReader: MakeReader<RectificationContext> = (context, settings) => {
  const index = findingIndex(context.findings);
  const findUnits = unitFinder(context.units, context.groups, context.county);
  const read = reader({ ...context, ownUnitId: null, source: null, foundOn: context.today, fixes: settings.fixes });
  const readNew = newProblems(read, context, settings.fixes);
  const readKnown = changedFindings(read, context, settings);
  const taken = new Set<string>();
  const deleted: string[] = [];

  const matched = ({ rows, named }: ProblemRows): KnownFinding | null => {
    const { text = "", units = "" } = rows[0]?.cells ?? {};
    const found = findUnits(units, (token) => settings.fixes[`units:${token}`] ?? token);
    return named ?? index.byText(text, "ids" in found ? found.ids : [], taken);
  };

  const readProblem = (problem: ProblemRows, isOurs: boolean): Preview[] => {
    const finding = problem.isGone ? null : matched(problem);
    if (finding) {
      taken.add(finding.id);
      return readKnown(problem.rows, finding, isOurs);
    }
    const fault = whyNotNew(problem, isOurs);
    return fault ? problem.rows.map((row) => refused(blankPreview(row), [fault])) : readNew(problem.rows);
  };

  /** Who may not register problems, and rows that only look new. */
  const whyNotNew = ({ rows, isGone }: ProblemRows, isOurs: boolean): Problem | null => {
    const { text = "", number = "" } = rows[0]?.cells ?? {};
    if (isGone) return refusal(null, "recordGone");
    if (isOurs) return refusal(null, "addedByHand", text);
    if (number.startsWith(`${context.year}-`)) return refusal("number", "unknownRow", number);
    return context.isOffice ? null : refusal("text", "unknownRow", text);
  };

  return {
    read(sheet) {
      const isView = isFindingsView(sheet);
      const lines = sheet.rows.map((row) => readable(isView ? ofProblem(row) : row, sheet));
      const rows = lines.filter((row) => !isBlank(row));
      const previews = problemsOf(rows, index).flatMap((one) => readProblem(one, sheet.roundTrip !== null));
      const byNo = new Map(previews.map((preview) => [preview.no, preview]));
      const present = new Set(rows.flatMap(({ origin }) => origin?.id ?? []));
      for (const { id, base, no } of sheet.roundTrip?.rows ?? []) {
        const finding = index.byId(id);
        if (!present.has(id)) deleted.push(keyText(finding?.number ?? base.text ?? String(no)));
      }
      return lines.map((row) => byNo.get(row.no) ?? blankPreview(row));
    },
    finish: () => deletedRows([...new Set(deleted)]),
  };
};

const isBlank = ({ cells, isFoot, origin }: MappedRow): boolean =>
  isFoot ||
  (origin === null && !cells.text && !cells.measure && !cells.number && FILLED_IN.every((one) => !cells[one]));

/** Our list of problems counts measures and says how far the problem is: of measures it says nothing. */
function isFindingsView({ rows, roundTrip, columns }: MappedSheet): boolean {
  const records = rows.filter(({ cells, isFoot }) => !isFoot && cells.number);
  return (
    records.length > 0 &&
    roundTrip === null &&
    columns.includes("number") &&
    columns.includes("state") &&
    records.every(({ cells }) => FINDING_STATES.has(cells.state ?? "") && /^(?:\d+\/\d+|—)?$/.test(cells.measure ?? ""))
  );
}

const FINDING_STATES: ReadonlySet<string> = new Set(Object.values(findings.status));

function ofProblem(row: MappedRow): MappedRow {
  const { measure: _measure, state: _state, due: _due, ...cells } = row.cells;
  return { ...row, cells };
}

/** In our list of results 完成时间 is when it was done, not when it is due. */
function readable(row: MappedRow, { columns }: MappedSheet): MappedRow {
  if (!columns.includes("closure") || row.cells.due === undefined) return row;
  const { due: _doneOn, ...cells } = row.cells;
  return { ...row, cells };
}
