import { recordEvents } from "@/lib/activity/mutations";
import { changesBetween } from "@/lib/activity/rules";
import type { AuditInput } from "@/lib/activity/schema";
import type { Viewer } from "@/lib/auth/viewer";
import type { Tx } from "@/lib/db";
import { AppError, forbidden } from "@/lib/errors";
import {
  accessOf,
  changeFinding,
  type LockedFinding,
  type LockedMeasure,
  lockFindings,
  measureUnitIdsOf,
} from "@/lib/findings/lock";
import { voidMeasureIn } from "@/lib/findings/measures/mutations";
import { voidFindingIn } from "@/lib/findings/mutations";
import { canGovernFinding, canImportMeasure } from "@/lib/findings/policy";
import { findingAllows } from "@/lib/findings/status";
import type { WrittenChange } from "@/lib/imports/changes";
import { assertOpen } from "@/lib/plans/policy";
import { type KeptFinding, type KeptMeasure, keptMeasure, measureColumns } from "./kept";

const REASON = "撤销导入";

type Findings = ReadonlyMap<string, LockedFinding>;

const isMade = ({ before }: WrittenChange): boolean => before === null;

/** The findings that an import wrote to, held. CONFLICT undoChanged when one is not as it was left, FORBIDDEN when not the viewer's. */
export async function findingsToUndo(tx: Tx, viewer: Viewer, changes: readonly WrittenChange[]): Promise<Findings> {
  const measureIds = changes.flatMap(({ noun, recordId }) => (noun === "MEASURE" ? recordId : []));
  const places = await tx.measure.findMany({
    where: { id: { in: measureIds } },
    select: { id: true, findingId: true },
  });
  const findingOf = new Map(places.map(({ id, findingId }) => [id, findingId]));
  const ids = changes.flatMap(({ noun, recordId }) =>
    noun === "FINDING" ? recordId : (findingOf.get(recordId) ?? []),
  );
  const findings = await lockFindings(tx, viewer, [...new Set(ids)]);
  const touched = new Map<string, string>();
  for (const id of ids) {
    const finding = findings.get(id);
    if (!finding || !findingAllows(finding.status, "plan")) touched.set(id, finding?.number ?? "");
  }
  for (const { noun, recordId, version } of changes) {
    if (noun === "MEASURE_REPORT") continue;
    const id = noun === "FINDING" ? recordId : (findingOf.get(recordId) ?? recordId);
    const finding = findings.get(id);
    const now = noun === "FINDING" ? finding : finding?.measures.find((measure) => measure.id === recordId);
    if (now?.version !== version) touched.set(id, finding?.number ?? "");
  }
  for (const { recordId } of changes.filter((change) => change.noun === "FINDING" && isMade(change))) {
    const finding = findings.get(recordId);
    // A measure that somebody added since would go with it.
    if (finding?.measures.some(({ id }) => !findingOf.has(id))) touched.set(recordId, finding.number);
  }
  const [first] = touched.values();
  if (first !== undefined) {
    throw new AppError("CONFLICT", "undoChanged", { values: { count: touched.size, key: first } });
  }
  for (const finding of findings.values()) assertMayUndo(viewer, finding, changes);
  return findings;
}

/** The office; a unit what it reported itself. */
function assertMayUndo(viewer: Viewer, finding: LockedFinding, changes: readonly WrittenChange[]): void {
  assertOpen(finding.plan);
  const access = accessOf(finding);
  if (canGovernFinding(viewer, access)) return;
  for (const change of changes) {
    if (change.recordId === finding.id) throw forbidden();
    const measure = finding.measures.find(({ id }) => id === change.recordId);
    if (!measure) continue;
    const unitIds = measureUnitIdsOf(measure);
    if (isMade(change) || !canImportMeasure(viewer, access, { unitIds })) throw forbidden();
  }
}

/** Reports go first, then measures are as they were, then what was new becomes void; the caller recounts. */
export async function putBack(
  tx: Tx,
  viewer: Viewer,
  changes: readonly WrittenChange[],
  findings: Findings,
): Promise<void> {
  const made = new Set(changes.filter(isMade).map(({ recordId }) => recordId));
  const reports = changes.filter(({ noun }) => noun === "MEASURE_REPORT").map(({ recordId }) => recordId);
  // What was said of a measure that becomes void stays with it.
  const kept = changes.filter((change) => change.noun === "MEASURE" && !isMade(change)).map(({ recordId }) => recordId);
  await tx.measureReport.deleteMany({ where: { id: { in: reports }, measureId: { in: kept } } });
  const events: AuditInput[] = [];
  for (const finding of findings.values()) {
    for (const measure of finding.measures) {
      const change = changes.find(({ recordId }) => recordId === measure.id);
      if (change && !isMade(change))
        events.push(...(await restoreMeasure(tx, finding, measure, change.before as KeptMeasure)));
      else if (change && !made.has(finding.id)) {
        await voidMeasureIn(tx, viewer, { id: measure.id, version: measure.version, reason: REASON });
      }
    }
    const own = changes.find(({ recordId }) => recordId === finding.id);
    if (own && isMade(own))
      await voidFindingIn(tx, viewer, { id: finding.id, version: finding.version, reason: REASON });
    else if (own) events.push(...(await restoreFinding(tx, finding, own.before as KeptFinding)));
  }
  await recordEvents(tx, viewer, events);
}

async function restoreMeasure(
  tx: Tx,
  finding: LockedFinding,
  measure: LockedMeasure,
  kept: KeptMeasure,
): Promise<AuditInput[]> {
  await tx.measure.update({ where: { id: measure.id }, data: { ...measureColumns(kept), version: { increment: 1 } } });
  const shown = ({ text, person, dueText, dueOn, progress, status }: KeptMeasure) => ({
    ...{ text, person, dueText, dueOn, progress, status },
  });
  const changes = changesBetween(shown(keptMeasure(measure)), shown(kept));
  const payload = { number: finding.number, measure: measure.sortNo };
  return changes ? [{ kind: "MEASURE_EDITED", findingId: finding.id, payload: { ...payload, changes } }] : [];
}

async function restoreFinding(tx: Tx, finding: LockedFinding, kept: KeptFinding): Promise<AuditInput[]> {
  await changeFinding(tx, finding, { ...kept });
  const { id, number, goal } = finding;
  const changes = changesBetween({ goal }, { goal: kept.goal });
  return changes ? [{ kind: "FINDING_EDITED", findingId: id, payload: { number, changes } }] : [];
}
