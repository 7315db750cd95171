import { squeezed } from "@/lib/cells";
import type { reader } from "@/lib/findings/paste/reader";
import { raiseInputs } from "@/lib/findings/paste/requests";
import type { PastedProblem, PasteFault } from "@/lib/findings/paste/table";
import { keyText, refusal, warning } from "@/lib/imports/merge";
import type { ImportSettings, MappedRow, PreviewRow, Problem } from "@/lib/imports/preview";
import { pastedCells } from "./group";
import type { MeasureWords, RectificationContext, RectificationWrite } from "./known";
import { DUE_LENGTH, firstReport, longDue, problemOf, readMeasureState, unreadState, wordFaults } from "./words";

export type Preview = PreviewRow<RectificationWrite>;

export function blankPreview({ no, isHidden, cells }: MappedRow): Preview {
  return {
    ...{ no, isHidden, cells: { ...cells }, key: keyText(cells.number || cells.text || cells.measure || "") },
    ...{ action: "SKIP", problems: isHidden ? [warning(null, "hiddenRow")] : [], changes: [], record: null },
  };
}

export function refused(preview: Preview, problems: readonly Problem[]): Preview {
  return { ...preview, action: "REFUSE", record: null, problems: [...preview.problems, ...problems] };
}

/** Reads problems that the ledger does not have, each with its measures; a refused row refuses the whole problem. */
export function newProblems(
  read: ReturnType<typeof reader>,
  { year, today }: RectificationContext,
  fixes: ImportSettings["fixes"],
) {
  const seen = new Map<string, number>();
  let above: PastedProblem | undefined;

  const readAll = (rows: readonly MappedRow[]) => {
    const [first, ...further] = rows;
    if (!first) return null;
    const problem = read.problem(withSource(first, fixes), first.no, above);
    const placeOf = new Map([[first.no, problem.measures.length > 0 ? 0 : -1]]);
    for (const row of further) {
      const place = problem.measures.length;
      read.measure(problem, pastedCells(row));
      placeOf.set(row.no, problem.measures.length > place ? place : -1);
    }
    read.finish(problem);
    above = problem;
    return { problem, placeOf };
  };

  return (rows: readonly MappedRow[]): Preview[] => {
    const result = readAll(rows);
    if (!result) return [];
    const { problem, placeOf } = result;
    const reports: ({ measure: number } & MeasureWords)[] = [];
    const previews = rows.map((row, index): Preview => {
      const place = placeOf.get(row.no) ?? -1;
      const measure = problem.measures[place];
      const faults: PasteFault[] = [...(index === 0 ? problem.faults : []), ...(measure?.faults ?? [])];
      const problems = faults.map(problemOf);
      const state = row.cells.state ? readMeasureState(fixes[`state:${row.cells.state}`] ?? row.cells.state) : null;
      if (row.cells.state && state === null) problems.push(unreadState(row.cells.state));
      const report = measure ? firstReport(row.cells, state) : null;
      if (report) {
        problems.push(...wordFaults(report.text));
        reports.push({ measure: place, ...report });
      }
      if (row.cells.closedOn) problems.push(warning("closedOn", "closureNotRead", row.cells.closedOn));
      if (index === 0 && problem.foundOn > today) {
        problems.push(refusal("foundOn", "dayFuture", row.cells.foundOn ?? "", { values: { day: problem.foundOn } }));
      }
      if (measure && measure.dueText.length > DUE_LENGTH) problems.push(longDue(measure.dueText));
      if (measure?.dueOn && measure.dueOn < today && state !== "DONE") {
        problems.push(warning("due", "duePast", row.cells.due ?? "", { values: { day: measure.dueOn } }));
      }
      const preview = blankPreview(row);
      preview.problems.push(...problems);
      return preview;
    });
    const same = `${squeezed(problem.text)} ${problem.unitIds.join()}`;
    const twin = seen.get(same);
    if (twin !== undefined) previews[0]?.problems.push(refusal("text", "duplicate", "", { values: { row: twin } }));
    seen.set(same, problem.line);
    const isWrong = ({ problems }: Preview) => problems.some(({ level }) => level === "REFUSE");
    const wrong = previews.find(isWrong);
    if (wrong) {
      const sibling = refusal(null, "problemRefused", "", { values: { row: wrong.no } });
      return previews.map((preview) => refused(preview, isWrong(preview) ? [] : [sibling]));
    }
    const [input] = raiseInputs([problem], year);
    return previews.map((preview, index) => ({
      ...preview,
      action: "CREATE",
      record: index === 0 && input ? { verb: "raise", input: input, reports } : { verb: "withAbove" },
    }));
  };
}

/** A blank source of a sheet that names none may be fixed as any other cell. */
function withSource(row: MappedRow, fixes: ImportSettings["fixes"]) {
  const cells = pastedCells(row);
  const given = fixes["source:"];
  return cells.source || !given ? cells : { ...cells, source: given };
}
