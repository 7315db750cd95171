import { changesBetween } from "@/lib/activity/rules";
import type { AuditInput } from "@/lib/activity/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { type Day, fromDay, today } from "@/lib/dates";
import type { Tx } from "@/lib/db";
import type { LockedFinding, LockedMeasure } from "@/lib/findings/lock";
import { shownMeasure } from "@/lib/findings/shown";
import type { MeasureStatus } from "@/lib/findings/status";
import type { Prisma } from "@/prisma/generated/client";

// How a measure of a finding that is held gets other words or another deadline: by hand, by a batch, by an extension.

const NAMED = {
  leadUnit: { select: { name: true } },
  units: { orderBy: { sortNo: "asc" }, select: { unit: { select: { name: true } } } },
} satisfies Prisma.MeasureInclude;

/** The deadline's columns; the first one a measure ever had is kept beside it. */
export function deadlineColumns(
  { originalDueOn }: Pick<LockedMeasure, "originalDueOn">,
  { dueOn, dueText }: { dueOn: Day | null; dueText: string },
) {
  return { dueOn: fromDay(dueOn), dueText, originalDueOn: originalDueOn ?? fromDay(dueOn) };
}

/**
 * Writes a measure's columns, its units when given, and its next version; what changed comes back as an audit row to be
 * written. The caller recounts the finding.
 */
export async function changeMeasure(
  tx: Tx,
  finding: Pick<LockedFinding, "id" | "number">,
  before: LockedMeasure,
  columns: Prisma.MeasureUncheckedUpdateInput,
  unitIds?: readonly string[],
): Promise<{ version: number; events: AuditInput[] }> {
  if (unitIds) {
    await tx.measureUnit.deleteMany({ where: { measureId: before.id } });
    await tx.measureUnit.createMany({
      data: unitIds.map((unitId, sortNo) => ({ measureId: before.id, unitId, sortNo })),
    });
  }
  const after = await tx.measure.update({
    where: { id: before.id },
    data: { ...columns, version: { increment: 1 } },
    include: NAMED,
  });
  const changes = changesBetween(shownMeasure(before), shownMeasure(after));
  const payload = { number: finding.number, measure: before.sortNo };
  const events: AuditInput[] = changes
    ? [{ kind: "MEASURE_EDITED", findingId: finding.id, payload: { ...payload, changes } }]
    : [];
  return { version: after.version, events };
}

interface MeasureWords {
  text: string;
  status: MeasureStatus;
}

/**
 * One word on how a measure of a finding that is held goes: the report, the measure's next version, the audit row to be written.
 * What is done is done today; said otherwise it is open again. The caller recounts the finding.
 */
export async function reportOn(
  tx: Tx,
  viewer: Viewer,
  finding: Pick<LockedFinding, "id" | "number">,
  measure: Pick<LockedMeasure, "id" | "sortNo" | "doneOn">,
  { text, status }: MeasureWords,
) {
  const report = await tx.measureReport.create({
    data: { measureId: measure.id, text, status, authorId: viewer.userId },
  });
  const doneOn = measure.doneOn ?? fromDay(today());
  const changed = await tx.measure.update({
    where: { id: measure.id },
    data: {
      ...{ status, progress: text, lastReportAt: report.createdAt, version: { increment: 1 } },
      doneOn: status === "DONE" ? doneOn : null,
    },
    select: { id: true, findingId: true, status: true, version: true },
  });
  const event: AuditInput = {
    ...{ kind: "MEASURE_REPORTED", findingId: finding.id },
    payload: { number: finding.number, measure: measure.sortNo, status, text },
  };
  return { reportId: report.id, changed, event };
}
