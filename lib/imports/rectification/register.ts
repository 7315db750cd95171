import { recordEvents } from "@/lib/activity/mutations";
import type { Viewer } from "@/lib/auth/viewer";
import type { Tx } from "@/lib/db";
import { lockFindings, recount } from "@/lib/findings/lock";
import { reportOn } from "@/lib/findings/measures/change";
import { registerFindings } from "@/lib/findings/register";
import { raiseFindingSchema } from "@/lib/findings/schema";
import type { WrittenChange } from "@/lib/imports/changes";
import { parseInput } from "@/lib/input";
import type { RectificationWrite } from "./known";

/** Registers new problems with their measures, and what the sheet says of how these go. */
export async function raiseAll(
  tx: Tx,
  viewer: Viewer,
  writes: readonly Extract<RectificationWrite, { verb: "raise" }>[],
): Promise<WrittenChange[]> {
  if (writes.length === 0) return [];
  const inputs = writes.map(({ input }) => parseInput(raiseFindingSchema, input));
  const raised = await registerFindings(tx, viewer, inputs);
  const findings = await lockFindings(
    tx,
    viewer,
    raised.map(({ id }) => id),
  );
  const changes: WrittenChange[] = [];
  const events = [];
  for (const [index, { id, version }] of raised.entries()) {
    const finding = findings.get(id);
    changes.push({ noun: "FINDING", recordId: id, before: null, version });
    for (const measure of finding?.measures ?? []) {
      changes.push({ noun: "MEASURE", recordId: measure.id, before: null, version: measure.version });
    }
    for (const { measure: place, text, status } of writes[index]?.reports ?? []) {
      const measure = finding?.measures[place];
      if (!finding || !measure) continue;
      const { reportId, event } = await reportOn(tx, viewer, finding, measure, { text, status });
      changes.push({ noun: "MEASURE_REPORT", recordId: reportId, before: null, version: null });
      events.push(event);
    }
  }
  await recount(tx, [...findings.values()]);
  await recordEvents(tx, viewer, events);
  return changes;
}
