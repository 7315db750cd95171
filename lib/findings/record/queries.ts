import type { Viewer } from "@/lib/auth/viewer";
import { type Day, toDay, today } from "@/lib/dates";
import { db } from "@/lib/db";
import { dutyFrom, recordScope as dutyRecordScope } from "@/lib/duties/scope";
import { countProofs } from "@/lib/findings/closure/facts";
import { statementOf } from "@/lib/findings/closure/rules";
import { assertFindingVisible } from "@/lib/findings/queries";
import { findingLamp } from "@/lib/findings/rules";
import { findingFrom, findingRecordScope } from "@/lib/findings/scope";
import type { FindingStatus } from "@/lib/findings/status";
import { checklistOf, levelsOf, pendingClosure, permissionsOf, presentClosure, presentMeasure } from "./present";
import { FINDING } from "./shape";

/** One finding with everything its page shows; NOT_FOUND outside the viewer's scope. */
export async function getFinding(viewer: Viewer, id: string) {
  await assertFindingVisible(viewer, id);
  const [finding, evidence, lineage] = await Promise.all([
    db.finding.findUniqueOrThrow({ where: { id }, include: FINDING }),
    countProofs(db, id),
    listLineage(viewer, id),
  ]);
  const [unitsWithHead, seesDuty] = await Promise.all([
    listUnitsWithHead([...finding.units.map(({ unit }) => unit.id), ...finding.closures.map(({ unitId }) => unitId)]),
    isDutyVisible(viewer, finding.dutyId),
  ]);
  const now = today();
  const openDueOn = toDay(finding.openDueOn);
  const pending = pendingClosure(finding);
  const measures = finding.measures.map((measure) =>
    presentMeasure(viewer, finding, measure, evidence.ofMeasures, now),
  );
  return {
    id: finding.id,
    number: finding.number,
    plan: { id: finding.plan.id, year: finding.plan.year, status: finding.plan.status },
    governmentId: finding.plan.governmentId,
    source: finding.source,
    kind: finding.kind,
    severity: finding.severity,
    text: finding.text,
    rootCause: finding.rootCause,
    goal: finding.goal,
    stageGoal: finding.stageGoal,
    nextReviewOn: toDay(finding.nextReviewOn),
    foundOn: toDay(finding.foundOn),
    foundBy: finding.foundBy,
    instruction: finding.instruction,
    duty: finding.duty && {
      id: finding.duty.id,
      code: finding.duty.code,
      title: finding.duty.title,
      isVisible: seesDuty,
    },
    indicator: finding.indicator,
    units: finding.units.map(({ unit }) => unit),
    leadUnit: finding.leadUnit,
    raisedBy: { name: finding.raisedBy.name, title: finding.raisedBy.title, unitName: finding.raisedUnit.shortName },
    raisedUnitId: finding.raisedUnitId,
    reportId: finding.reportId,
    createdAt: finding.createdAt,
    status: finding.status,
    lamp: findingLamp({ ...finding, openDueOn }, now),
    isReturned: finding.isReturned,
    hasExtension: finding.extensionsPending > 0,
    extensionsPending: finding.extensionsPending,
    relapses: finding.relapses,
    dueOn: openDueOn,
    closedOn: toDay(finding.closedOn),
    voidReason: finding.voidReason,
    measuresTotal: finding.measuresTotal,
    measuresDone: finding.measuresDone,
    version: finding.version,
    ...lineage,
    measures,
    closures: finding.closures.map(presentClosure),
    /** Who has applied, when an application is under way. */
    pending: pending && { id: pending.id, round: pending.round, unitId: pending.unitId },
    levels: levelsOf(viewer, finding, unitsWithHead),
    checklist: checklistOf(finding, evidence.total),
    draftStatement: statementOf(finding.measures),
    rechecks: finding.rechecks.map((recheck) => ({
      id: recheck.id,
      reason: recheck.reason,
      result: recheck.result,
      record: recheck.record,
      chosenByName: recheck.chosenBy.name,
      createdAt: recheck.createdAt,
      checkedByName: recheck.checkedBy?.name ?? null,
      checkedOn: toDay(recheck.checkedOn),
      relapse: recheck.relapse,
      version: recheck.version,
    })),
    evidenceCount: evidence.total,
    can: permissionsOf(viewer, finding),
  };
}

export type FindingRecord = Awaited<ReturnType<typeof getFinding>>;
export type FindingMeasure = FindingRecord["measures"][number];
export type FindingExtension = FindingMeasure["extensions"][number];
export type FindingRecheck = FindingRecord["rechecks"][number];

/** A finding of the same lineage: what came back, or what it came back as. */
export interface Relative {
  id: string;
  number: string;
  status: FindingStatus;
  foundOn: Day;
  closedOn: Day | null;
  /** The viewer may open it. */
  isVisible: boolean;
}

/** Ancestors from the first finding on, and findings raised because this one came back. */
async function listLineage(viewer: Viewer, id: string) {
  const rows = await db.$queryRaw<(Relative & { depth: number })[]>`
    with recursive up as (
      select x.id, x."ancestorId", 0 as depth from "Finding" x where x.id = ${id}::uuid
      union all select x.id, x."ancestorId", up.depth + 1 from up join "Finding" x on x.id = up."ancestorId" where up.depth < 50),
    relatives as (
      select id, depth from up where depth > 0
      union all select x.id, -1 from "Finding" x where x."ancestorId" = ${id}::uuid)
    select r.id, r.depth, n.number, n.status::text as status, n."foundOn"::text as "foundOn", n."closedOn"::text as "closedOn",
      exists (select 1 from ${findingFrom(viewer)} where f.id = r.id and ${findingRecordScope(viewer)}) as "isVisible"
    from relatives r join "Finding" n on n.id = r.id order by r.depth desc, n."createdAt"`;
  const lineage = rows.filter(({ depth }) => depth > 0).map(relative);
  return { ancestor: lineage.at(-1) ?? null, lineage, relapsed: rows.filter(({ depth }) => depth < 0).map(relative) };
}

const relative = ({ depth: _depth, ...one }: Relative & { depth: number }): Relative => one;

/** A unit may have to rectify on a duty that is not its own; its title is there to read, its page is not. */
async function isDutyVisible(viewer: Viewer, id: string | null): Promise<boolean> {
  if (id === null) return false;
  const rows = await db.$queryRaw<{ id: string }[]>`
    select d.id from ${dutyFrom(viewer)} where d.id = ${id}::uuid and ${dutyRecordScope(viewer)}`;
  return rows.length > 0;
}

async function listUnitsWithHead(unitIds: readonly string[]): Promise<ReadonlySet<string>> {
  const heads = await db.user.findMany({
    where: { unitId: { in: [...unitIds] }, role: "UNIT_HEAD", disabledAt: null },
    select: { unitId: true },
    distinct: ["unitId"],
  });
  return new Set(heads.map(({ unitId }) => unitId));
}
