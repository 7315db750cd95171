import { recordEvents } from "@/lib/activity/mutations";
import { changesBetween } from "@/lib/activity/rules";
import type { AuditInput } from "@/lib/activity/schema";
import { assertCan } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { type Tx, transaction } from "@/lib/db";
import { AppError, forbidden, notFound } from "@/lib/errors";
import { accessOf, changeFinding, type LockedFinding, lockFindings, recount } from "@/lib/findings/lock";
import { changeMeasure, deadlineColumns } from "@/lib/findings/measures/change";
import { loadUnits, pickUnits, type Units } from "@/lib/findings/place";
import { canGovernFinding } from "@/lib/findings/policy";
import type { BatchEditFindingsInput, FindingBatchChange } from "@/lib/findings/schema";
import { findingSearchText } from "@/lib/findings/search-text";
import { findingAllows } from "@/lib/findings/status";
import { assertOpen } from "@/lib/plans/policy";

// 500 findings with their measures.
const BATCH_TIMEOUT = 60_000;

/**
 * Changes lead unit, severity, kind or deadline of many findings at once, with one audit row each; all or none. CONFLICT,
 * naming the numbers, when one was changed since it was seen or is no longer to be edited.
 */
export async function batchEditFindings(
  viewer: Viewer,
  { rows, change }: BatchEditFindingsInput,
): Promise<{ changed: number }> {
  assertCan(viewer, "editFinding");
  if (!change.leadUnitId && !change.severity && !change.kind && !change.deadline) {
    throw new AppError("INVALID", "batchEmpty");
  }
  return transaction(async (tx) => {
    const ids = rows.map(({ id }) => id);
    const findings = await lockFindings(tx, viewer, ids);
    if (ids.some((id) => !findings.has(id))) throw notFound();
    for (const finding of findings.values()) {
      if (!canGovernFinding(viewer, accessOf(finding))) throw forbidden();
      assertOpen(finding.plan);
    }
    const stale = rows.flatMap(({ id, version }) => {
      const finding = findings.get(id);
      return !finding || finding.version !== version || !takes(finding, change) ? [finding?.number ?? ""] : [];
    });
    if (stale.length > 0) {
      throw new AppError("CONFLICT", "batchStale", {
        values: { count: stale.length, codes: stale.join("、") },
        current: stale,
      });
    }
    const units = await loadUnits(tx, viewer.governmentId);
    if (change.leadUnitId) pickUnits(units, [change.leadUnitId], "leadUnitId");
    const events: AuditInput[] = [];
    for (const finding of findings.values()) events.push(...(await changeOne(tx, finding, change, units)));
    await recount(tx, [...findings.values()]);
    await recordEvents(tx, viewer, events);
    return { changed: findings.size };
  }, BATCH_TIMEOUT);
}

const takes = ({ status }: LockedFinding, { kind }: FindingBatchChange) =>
  findingAllows(status, "edit") && (status !== "LONG_TERM" || kind === undefined || kind === "LONG_TERM");

async function changeOne(
  tx: Tx,
  finding: LockedFinding,
  { deadline, ...change }: FindingBatchChange,
  units: Units,
): Promise<AuditInput[]> {
  const { id, number, text } = finding;
  const lead = change.leadUnitId ? (units.get(change.leadUnitId) ?? null) : finding.leadUnit;
  const words = { number, text, units: [...finding.units.map(({ unit }) => unit), lead ?? []].flat() };
  const isShort = change.kind !== undefined && change.kind !== "LONG_TERM";
  await changeFinding(tx, finding, {
    ...change,
    ...(isShort && { stageGoal: "", nextReviewOn: null }),
    searchText: findingSearchText(words),
  });
  const events: AuditInput[] = [];
  const shown = { source: finding.source, kind: finding.kind, severity: finding.severity };
  const changes = changesBetween(
    { ...shown, leadUnit: finding.leadUnit?.name ?? null },
    { kind: change.kind, severity: change.severity, leadUnit: lead?.name ?? null },
  );
  if (changes) events.push({ kind: "FINDING_EDITED", findingId: id, payload: { number, changes } });
  if (!deadline) return events;
  for (const measure of finding.measures.filter(({ status }) => status !== "DONE")) {
    events.push(...(await changeMeasure(tx, finding, measure, deadlineColumns(measure, deadline))).events);
  }
  return events;
}
