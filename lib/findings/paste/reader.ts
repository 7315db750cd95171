import { nearestDue, readDay, readDue } from "@/lib/due-text";
import { unitFinder } from "@/lib/units/finder";
import type { PasteColumn } from "./columns";
import type { FaultKey, PasteContext, PastedCells, PastedProblem, PasteFault } from "./table";
import { readKind, readSeverity, readSource } from "./words";

const MAX_MEASURES = 20;

export const fault = (
  column: PasteColumn,
  key: FaultKey,
  text: string,
  suggestion: string | null = null,
): PasteFault => ({
  column,
  key,
  text,
  suggestion,
});

/** Reads rows into problems and measures, with what is in doubt at its cell. */
export function reader(context: PasteContext) {
  const findUnits = unitFinder(context.units, context.groups, context.county);
  const fixed = (column: PasteColumn, text: string) => context.fixes[`${column}:${text}`] ?? text;

  const unitsOf = (cells: PastedCells, column: "units" | "lead", faults: PasteFault[]): string[] => {
    const found = findUnits(cells[column] ?? "", (token) => fixed(column, token));
    if ("ids" in found) return found.ids;
    faults.push(fault(column, found.isAmbiguous ? "unitAmbiguous" : "unitUnknown", found.unknown, found.suggestion));
    return [];
  };
  const leadOf = (cells: PastedCells, faults: PasteFault[]): string | null => {
    const ids = unitsOf(cells, "lead", faults);
    if (ids.length > 1) faults.push(fault("lead", "oneLead", cells.lead ?? ""));
    return ids[0] ?? null;
  };
  const within = (cells: PastedCells, column: PasteColumn, limit: number, faults: PasteFault[], least = 0): string => {
    const text = (cells[column] ?? "").trim();
    if (text.length > limit) faults.push(fault(column, "tooLong", String(limit)));
    else if ([...text].length < least) faults.push(fault(column, "textShort", text));
    return text;
  };

  /** @param isFirst it takes lead and units from the problem's own row */
  const measure = (
    problem: Pick<PastedProblem, "leadUnitId" | "unitIds" | "measures">,
    cells: PastedCells,
    isFirst = problem.measures.length === 0,
  ) => {
    if (!cells.measure && !cells.due && !cells.person) return;
    const faults: PasteFault[] = [];
    const written = fixed("due", cells.due ?? "");
    const due = readDue(written, context.year);
    if (!due) faults.push(fault("due", "dueUnread", cells.due ?? "", nearestDue(written, context.year)));
    const lead = isFirst ? problem.leadUnitId : leadOf(cells, faults);
    const units = isFirst ? problem.unitIds : unitsOf(cells, "units", faults);
    if (!isFirst && problem.unitIds.length === 0) problem.unitIds = units;
    const isOwn = units.join() === problem.unitIds.join();
    problem.measures.push({
      cells,
      text: within(cells, "measure", 2_000, faults, 2),
      leadUnitId: lead === problem.leadUnitId ? null : lead,
      unitIds: isOwn ? [] : units,
      person: within(cells, "person", 40, faults),
      dueText: due?.dueText ?? "",
      dueOn: due?.dueOn ?? null,
      faults,
    });
  };

  const problem = (cells: PastedCells, line: number, above: PastedProblem | undefined): PastedProblem => {
    const faults: PasteFault[] = [];
    const source = cells.source ? readSource(fixed("source", cells.source)) : (above?.source ?? context.source);
    if (source === null) {
      faults.push(fault("source", cells.source ? "sourceUnknown" : "sourceRequired", cells.source ?? ""));
    }
    const foundOn = cells.foundOn ? readDay(fixed("foundOn", cells.foundOn), context.year) : context.foundOn;
    if (foundOn === null) faults.push(fault("foundOn", "dayUnread", cells.foundOn ?? ""));
    const read: PastedProblem = {
      ...{ line, cells, source, faults, measures: [] },
      kind: "DEADLINE",
      severity: readSeverity(cells.severity ?? ""),
      text: within(cells, "text", 2_000, faults, 4),
      rootCause: within(cells, "rootCause", 2_000, faults),
      goal: within(cells, "goal", 1_000, faults),
      instruction: within(cells, "instruction", 200, faults),
      foundOn: foundOn ?? context.foundOn,
      unitIds: unitsOf(cells, "units", faults),
      leadUnitId: leadOf(cells, faults),
    };
    measure(read, cells);
    return read;
  };

  /** What can be said only when all its lines are read. */
  const finish = (read: PastedProblem) => {
    const { faults, cells, measures } = read;
    read.kind = readKind(
      cells.kind ?? "",
      measures.map((one) => one.dueText),
    );
    if (measures.length > MAX_MEASURES) faults.push(fault("measure", "tooManyMeasures", String(MAX_MEASURES)));
    const isUnread =
      faults.some(({ column }) => column === "units") ||
      measures.some((one) => one.faults.some(({ column }) => column === "units"));
    if (read.unitIds.length === 0 && context.ownUnitId !== null && !isUnread) read.unitIds = [context.ownUnitId];
    if (read.unitIds.length === 0 && !isUnread) faults.push(fault("units", "unitRequired", ""));
    if (context.ownUnitId === null) return;
    if (read.unitIds.some((id) => id !== context.ownUnitId))
      faults.push(fault("units", "unitForbidden", cells.units ?? ""));
    if (read.source !== null && read.source !== "SELF_CHECK")
      faults.push(fault("source", "sourceForbidden", cells.source ?? ""));
  };

  return { problem, measure, finish };
}
