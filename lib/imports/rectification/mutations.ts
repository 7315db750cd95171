import { recordEvents } from "@/lib/activity/mutations";
import { assertCan } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import type { Tx } from "@/lib/db";
import { type LockedFinding, lockFindings, recount } from "@/lib/findings/lock";
import { type ImportPlan, type RowToWrite, StaleRecords, type WrittenChange } from "@/lib/imports/changes";
import { assertIssued } from "@/lib/plans/policy";
import type { RectificationWrite } from "./known";
import { raiseAll } from "./register";
import { findingsToUndo, putBack } from "./undo";
import { type Change, writeFinding } from "./write";

/**
 * Registers new problems and writes what the rows change of others, each by the rules of the ledger; the author of what is
 * reported is who imports.
 */
export async function applyRectification(
  tx: Tx,
  viewer: Viewer,
  plan: ImportPlan,
  rows: readonly RowToWrite[],
): Promise<WrittenChange[]> {
  assertCan(viewer, "importSheets");
  assertIssued(plan);
  const writes = rows.map(({ record }) => record as RectificationWrite);
  const changes = writes.filter((write) => write.verb === "change");
  const findings = await lockFindings(tx, viewer, [...new Set(changes.map(({ findingId }) => findingId))]);
  const stale = changes.filter((change) => isStale(findings.get(change.findingId), change));
  if (stale.length > 0) throw new StaleRecords(stale.length);
  const written: WrittenChange[] = [];
  for (const finding of findings.values()) {
    const own = changes.filter(({ findingId }) => findingId === finding.id);
    const { changes: made, events } = await writeFinding(tx, viewer, finding, own);
    written.push(...made);
    await recordEvents(tx, viewer, events);
  }
  await recount(tx, [...findings.values()]);
  written.push(
    ...(await raiseAll(
      tx,
      viewer,
      writes.filter((write) => write.verb === "raise"),
    )),
  );
  return withVersions(tx, written);
}

function isStale(finding: LockedFinding | undefined, { version, measure }: Change): boolean {
  if (!finding || finding.version !== version) return true;
  return measure !== undefined && finding.measures.find(({ id }) => id === measure.id)?.version !== measure.version;
}

/** One change per record, with the version it has in the end: a measure may be changed, and reported on. */
async function withVersions(tx: Tx, changes: readonly WrittenChange[]): Promise<WrittenChange[]> {
  const first = new Map<string, WrittenChange>();
  for (const change of changes) if (!first.has(change.recordId)) first.set(change.recordId, change);
  const ids = (noun: WrittenChange["noun"]) =>
    [...first.values()].flatMap((one) => (one.noun === noun ? one.recordId : []));
  const versions = await tx.$queryRaw<{ id: string; version: number }[]>`
    select id, version from "Finding" where id = any(${ids("FINDING")}::uuid[])
    union all select id, version from "Measure" where id = any(${ids("MEASURE")}::uuid[])`;
  const versionOf = new Map(versions.map(({ id, version }) => [id, version]));
  return [...first.values()].map((change) => ({ ...change, version: versionOf.get(change.recordId) ?? null }));
}

/**
 * Takes back what an import wrote: its problems and measures become void, its reports go, what it changed is as it was. CONFLICT
 * when somebody has changed one of them since, or a closure is under way.
 */
export async function undoRectification(tx: Tx, viewer: Viewer, changes: readonly WrittenChange[]): Promise<void> {
  assertCan(viewer, "importSheets");
  const findings = await findingsToUndo(tx, viewer, changes);
  await putBack(tx, viewer, changes, findings);
  await recount(tx, [...findings.values()]);
}
