import type { reader } from "@/lib/findings/paste/reader";
import type { PastedProblem } from "@/lib/findings/paste/table";
import { type FindingVerb, findingAllows } from "@/lib/findings/status";
import { keyText, refusal, warning } from "@/lib/imports/merge";
import type { ImportSettings, MappedRow, Problem } from "@/lib/imports/preview";
import { nearestOf } from "@/lib/similar";
import { type CellReader, cellReader, lockedCells } from "./cells";
import { pastedCells } from "./group";
import type { KnownFinding, KnownMeasure, MeasureInput, RectificationContext, RectificationWrite } from "./known";
import { blankPreview, type Preview, refused } from "./raise";
import { DUE_LENGTH, firstReport, longDue, problemOf, readMeasureState, unreadState, wordFaults } from "./words";

type Change = Extract<RectificationWrite, { verb: "change" }>;

/** Reads rows of findings that the ledger has: which cells differ, and whether the importer may change them. */
export function changedFindings(
  read: ReturnType<typeof reader>,
  context: RectificationContext,
  settings: ImportSettings,
) {
  const taken = new Map<string, number>();

  const readRow = (row: MappedRow, finding: KnownFinding, measure: KnownMeasure | null, isFirst: boolean): Preview => {
    const preview = blankPreview(row);
    preview.key = keyText(measure ? `${finding.number} ${measure.sortNo}` : finding.number);
    const cells = cellReader(row, context, settings);
    const problems = lockedCells(row, { finding, measure, isFirst }, context);
    const change: Change = { verb: "change", findingId: finding.id, version: finding.version };
    const verbs = new Set<FindingVerb>();
    if (isFirst && context.isOffice) {
      const goal = cells.text("goal", finding.goal, finding, 1_000);
      if (goal !== null) change.goal = goal;
      if (goal !== null) verbs.add("edit");
    }
    if (measure) readMeasure(cells, measure, context.isOffice, change, verbs);
    else if (MEASURE_ONLY.some((column) => row.cells[column])) problems.push(refusal("measure", "required"));
    problems.push(...cells.problems);
    preview.changes = cells.changes;
    if (preview.changes.length > 0) problems.push(...stateFaults(finding, verbs));
    if (verbs.has("report") && measure && !measure.canReport) problems.push(refusal("units", "unitForbidden"));
    if (problems.length > 0) return refused(preview, problems);
    if (verbs.size === 0) return { ...preview, action: "UNCHANGED" };
    const due = change.measure?.due?.dueOn;
    if (due && due < context.today) preview.problems.push(pastDue(row, due));
    return { ...preview, action: "UPDATE", record: change };
  };

  /** A row with a measure that the finding does not have yet. */
  const addMeasure = (row: MappedRow, finding: KnownFinding, isOurs: boolean): Preview => {
    const preview = { ...blankPreview(row), key: keyText(finding.number) };
    const text = row.cells.measure ?? "";
    if (isOurs && !row.origin) return refused(preview, [refusal(null, "addedByHand", text)]);
    if (!context.isOffice) return refused(preview, [refusal("measure", "unknownRow", text)]);
    const { input, problems } = newMeasure(row, finding);
    const state = row.cells.state
      ? readMeasureState(settings.fixes[`state:${row.cells.state}`] ?? row.cells.state)
      : null;
    if (row.cells.state && state === null) problems.push(unreadState(row.cells.state));
    const report = firstReport(row.cells, state);
    if (report) problems.push(...wordFaults(report.text));
    if (input && input.dueText.length > DUE_LENGTH) problems.push(longDue(input.dueText));
    problems.push(...stateFaults(finding, new Set(["plan"])));
    if (problems.length > 0 || input === null) return refused(preview, problems);
    if (input.dueOn !== null && input.dueOn < context.today && state !== "DONE") {
      preview.problems.push(pastDue(row, input.dueOn));
    }
    const added = { input, report };
    return {
      ...preview,
      action: "CREATE",
      record: { verb: "change", findingId: finding.id, version: finding.version, added },
    };
  };

  const newMeasure = (
    row: MappedRow,
    { unitIds, leadUnitId, measures }: KnownFinding,
  ): { input: MeasureInput | null; problems: Problem[] } => {
    const measuresRead: PastedProblem["measures"] = [];
    const frame = { leadUnitId, unitIds: [...unitIds], measures: measuresRead };
    read.measure(frame, pastedCells(row), measures.length === 0);
    const [made] = measuresRead;
    if (!made) return { input: null, problems: [] };
    const { cells: _cells, faults, ...input } = made;
    return { input, problems: faults.map(problemOf) };
  };

  return (rows: readonly MappedRow[], finding: KnownFinding, isOurs: boolean): Preview[] => {
    const measureOf = matchMeasures(rows, finding, taken);
    return rows.map((row, index): Preview => {
      const measure = measureOf.get(row) ?? null;
      const first = measure && taken.get(measure.id);
      if (measure && first !== undefined && first !== null && first !== row.no) {
        return refused(blankPreview(row), [refusal(null, "duplicate", "", { values: { row: first } })]);
      }
      if (measure) taken.set(measure.id, row.no);
      if (!measure && row.cells.measure) return addMeasure(row, finding, isOurs);
      return readRow(row, finding, measure, index === 0);
    });
  };
}

/** Cells that speak of a measure: without one there is nothing that they could mean. */
const MEASURE_ONLY = ["person", "due", "progress", "state"] as const;

function readMeasure(
  cells: CellReader,
  measure: KnownMeasure,
  isOffice: boolean,
  change: Change,
  verbs: Set<FindingVerb>,
): void {
  const changed: NonNullable<Change["measure"]> = { id: measure.id, version: measure.version };
  if (isOffice) {
    const text = cells.text("measure", measure.text, measure, 2_000, 2);
    const person = cells.text("person", measure.person, measure, 40);
    const due = cells.due(measure);
    if (text !== null) changed.text = text;
    if (person !== null) changed.person = person;
    if (due !== null) changed.due = due;
    if (text !== null || person !== null || due !== null) verbs.add("plan");
  }
  const report = cells.report(measure);
  if (report !== null) changed.report = report;
  if (report !== null) verbs.add("report");
  if (Object.keys(changed).length > 2) change.measure = changed;
}

/** Why nothing of the finding can be written now. */
function stateFaults({ status }: KnownFinding, verbs: ReadonlySet<FindingVerb>): Problem[] {
  if (status === "CLOSED") return [refusal(null, "closed")];
  return [...verbs].some((verb) => !findingAllows(status, verb)) ? [refusal(null, "cannotReport")] : [];
}

const pastDue = ({ cells }: MappedRow, day: string): Problem =>
  warning("due", "duePast", cells.due ?? "", { values: { day } });

/** Measures of rows: by the hidden id, else by words; the only one left is the one whose words were changed. */
function matchMeasures(rows: readonly MappedRow[], { measures }: KnownFinding, taken: ReadonlyMap<string, number>) {
  const found = new Map<MappedRow, KnownMeasure>();
  const isFree = ({ id }: KnownMeasure) => !taken.has(id) && ![...found.values()].some((one) => one.id === id);
  for (const row of rows) {
    const own = measures.find(({ id }) => id === row.origin?.id);
    if (own) found.set(row, own);
  }
  const further = rows.filter((row) => !found.has(row) && row.origin === null);
  for (const row of further) {
    const wanted = bare(row.cells.measure ?? "");
    const same = wanted === "" ? [] : measures.filter(({ text }) => bare(text) === wanted);
    const match = same.find(isFree) ?? same[0];
    if (match) found.set(row, match);
  }
  const [last, ...others] = measures.filter(isFree);
  const [row, ...more] = further.filter((one) => !found.has(one));
  if (last && row && others.length === 0 && more.length === 0 && isAboutIt(row, last)) found.set(row, last);
  return found;
}

/** The only row and the only measure left: the same one in other words, or what is said of it without naming it again. */
function isAboutIt({ cells }: MappedRow, { text }: KnownMeasure): boolean {
  if (cells.measure) return nearestOf([{ value: true, names: [text] }], 0.5)(cells.measure) === true;
  return Boolean(cells.progress || cells.state);
}

const bare = (text: string): string => text.normalize("NFKC").replace(/[\s。;；,，]/g, "");
