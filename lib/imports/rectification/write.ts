import { z } from "zod";
import { changesBetween } from "@/lib/activity/rules";
import type { AuditInput } from "@/lib/activity/schema";
import type { Viewer } from "@/lib/auth/viewer";
import type { Tx } from "@/lib/db";
import { forbidden } from "@/lib/errors";
import { accessOf, assertAllows, changeFinding, type LockedFinding, measureUnitIdsOf } from "@/lib/findings/lock";
import { changeMeasure, deadlineColumns, reportOn } from "@/lib/findings/measures/change";
import { addMeasureIn } from "@/lib/findings/measures/mutations";
import { addMeasureSchema, reportMeasureSchema } from "@/lib/findings/measures/schema";
import { canEditFinding, canGovernFinding, canImportMeasure, canPlanMeasures } from "@/lib/findings/policy";
import { measureFields } from "@/lib/findings/schema";
import { findingAllows } from "@/lib/findings/status";
import type { WrittenChange } from "@/lib/imports/changes";
import { parseInput } from "@/lib/input";
import { keptFinding, keptMeasure } from "./kept";
import type { MeasureWords, RectificationWrite } from "./known";

export type Change = Extract<RectificationWrite, { verb: "change" }>;

interface Written {
  changes: WrittenChange[];
  events: AuditInput[];
}

/** Writes what rows change of one finding that is held; the caller recounts it. */
export async function writeFinding(
  tx: Tx,
  viewer: Viewer,
  finding: LockedFinding,
  rows: readonly Change[],
): Promise<Written> {
  const written: Written = { changes: [], events: [] };
  const goal = rows.find((row) => row.goal !== undefined)?.goal;
  if (goal !== undefined) await writeGoal(tx, viewer, finding, goal, written);
  for (const { measure } of rows) if (measure) await writeMeasure(tx, viewer, finding, measure, written);
  for (const { added } of rows) if (added) await addMeasure(tx, viewer, finding, added, written);
  return written;
}

const goalSchema = z.string().trim().max(1_000);

async function writeGoal(tx: Tx, viewer: Viewer, finding: LockedFinding, goal: string, written: Written) {
  if (!canEditFinding(viewer, accessOf(finding))) throw forbidden();
  assertAllows(finding, "edit");
  written.changes.push({ noun: "FINDING", recordId: finding.id, before: keptFinding(finding), version: null });
  await changeFinding(tx, finding, { goal: parseInput(goalSchema, goal) });
  const changes = changesBetween({ goal: finding.goal }, { goal });
  const { id, number } = finding;
  if (changes) written.events.push({ kind: "FINDING_EDITED", findingId: id, payload: { number, changes } });
}

const wordsSchema = z.strictObject({
  ...{ text: measureFields.text.optional(), person: measureFields.person.optional() },
  due: z.strictObject({ dueText: measureFields.dueText, dueOn: measureFields.dueOn }).optional(),
});

/** A measure's words, person and deadline by the office; how it goes by whoever may say so. */
async function writeMeasure(
  tx: Tx,
  viewer: Viewer,
  finding: LockedFinding,
  { id, version: _seen, report, ...words }: NonNullable<Change["measure"]>,
  written: Written,
) {
  const measure = finding.measures.find((one) => one.id === id);
  if (!measure) throw forbidden();
  written.changes.push({ noun: "MEASURE", recordId: id, before: keptMeasure(measure), version: null });
  const { due, ...columns } = parseInput(wordsSchema, words);
  if (due || Object.keys(columns).length > 0) {
    const access = accessOf(finding);
    if (!canPlanMeasures(viewer, access) || !canGovernFinding(viewer, access)) throw forbidden();
    assertAllows(finding, "plan");
    const deadline = due ? deadlineColumns(measure, due) : {};
    written.events.push(...(await changeMeasure(tx, finding, measure, { ...columns, ...deadline })).events);
  }
  if (report) await writeReport(tx, viewer, finding, measure, report, written);
}

type Reported = LockedFinding["measures"][number];

async function writeReport(
  tx: Tx,
  viewer: Viewer,
  finding: LockedFinding,
  measure: Reported,
  words: MeasureWords,
  written: Written,
) {
  const unitIds = measureUnitIdsOf(measure);
  if (!canImportMeasure(viewer, accessOf(finding), { unitIds })) throw forbidden();
  assertAllows(finding, "report");
  const said = parseInput(reportMeasureSchema.pick({ text: true, status: true }), words);
  const { reportId, event } = await reportOn(tx, viewer, finding, measure, said);
  written.changes.push({ noun: "MEASURE_REPORT", recordId: reportId, before: null, version: null });
  written.events.push(event);
}

/** With the first measure the finding is being rectified. */
async function addMeasure(
  tx: Tx,
  viewer: Viewer,
  finding: LockedFinding,
  { input, report }: NonNullable<Change["added"]>,
  written: Written,
) {
  if (!canGovernFinding(viewer, accessOf(finding))) throw forbidden();
  const isFirst = !findingAllows(finding.status, "report");
  if (isFirst) {
    written.changes.push({ noun: "FINDING", recordId: finding.id, before: keptFinding(finding), version: null });
  }
  const { id, sortNo } = await addMeasureIn(
    tx,
    viewer,
    parseInput(addMeasureSchema, { findingId: finding.id, ...input }),
  );
  written.changes.push({ noun: "MEASURE", recordId: id, before: null, version: null });
  if (!report) return;
  const { reportId, event } = await reportOn(tx, viewer, finding, { id, sortNo, doneOn: null }, report);
  written.changes.push({ noun: "MEASURE_REPORT", recordId: reportId, before: null, version: null });
  written.events.push(event);
}
