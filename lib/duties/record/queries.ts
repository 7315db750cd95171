import type { Viewer } from "@/lib/auth/viewer";
import { type Day, toDay, today } from "@/lib/dates";
import { db, type Tx } from "@/lib/db";
import { partyIds } from "@/lib/duties/assign/rules";
import {
  canEditDuties,
  canReopenAssignment,
  canReportFor,
  canReviewReport,
  canViewAssignment,
  ledgerReach,
} from "@/lib/duties/policy";
import { isPeriodMissing } from "@/lib/duties/progress/rules";
import { assignmentLamp, lampOf } from "@/lib/duties/rules";
import { dutyFrom, recordScope } from "@/lib/duties/scope";
import type { DutyStatus, Lamp } from "@/lib/duties/status";
import { notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";
import { formatPoints, sumPoints } from "@/lib/points";
import type { Duty, Prisma } from "@/prisma/generated/client";

/** One duty with everything its page shows; NOT_FOUND outside the viewer's scope. Other units' shares come as counts only. */
export async function getDuty(viewer: Viewer, id: string) {
  await assertVisible(viewer, id);
  const duty = await load(id);
  const now = today();
  const parties = partyIds(duty.parties);
  const leadUnitIds = parties.leads;
  const isOpen = duty.plan.status !== "CLOSED";
  const all = duty.assignments.map((assignment) => presentAssignment(viewer, duty, assignment, leadUnitIds, now));
  const seen = all.filter(({ unit }) => canViewAssignment(viewer, { unitId: unit.id, leadUnitIds }));
  const others = all.filter((assignment) => !seen.includes(assignment));
  return {
    id: duty.id,
    plan: {
      id: duty.plan.id,
      governmentId: duty.plan.governmentId,
      year: duty.plan.year,
      status: duty.plan.status,
      headSignOff: duty.plan.headSignOff,
    },
    kind: duty.kind,
    code: duty.code,
    title: duty.title,
    content: duty.content,
    criteria: duty.criteria,
    points:
      duty.kind === "KEY_TASK"
        ? formatPoints(sumPoints(duty.items.map((item) => item.points)))
        : formatPoints(duty.points),
    indicator: duty.indicator && {
      id: duty.indicator.id,
      code: duty.indicator.code,
      name: duty.indicator.name,
      parentCode: duty.indicator.parent?.code ?? null,
      parentName: duty.indicator.parent?.name ?? null,
    },
    keyTask: duty.keyTask && presentKeyTask(viewer, duty.keyTask),
    leadUnits: duty.parties.flatMap((party) => (party.role === "LEAD" && party.unit ? [party.unit] : [])),
    parties,
    leadText: duty.leadText,
    unitsText: duty.unitsText,
    dueText: duty.dueText,
    dueOn: toDay(duty.dueOn),
    originalDueOn: toDay(duty.originalDueOn),
    openDueOn: toDay(duty.openDueOn),
    frequency: duty.frequency,
    remark: duty.remark,
    status: duty.status,
    lamp: lampOf(datesOf(duty), now),
    unitsDone: duty.unitsDone,
    unitsTotal: duty.unitsTotal,
    findingsOpen: duty.findingsOpen,
    findingsTotal: duty.findingsTotal,
    findingsDueOn: toDay(duty.findingsDueOn),
    lastReportAt: duty.lastReportAt,
    version: duty.version,
    /** Items of a key task. */
    items: duty.items.map((item) => ({
      id: item.id,
      code: item.code,
      title: item.title,
      points: formatPoints(item.points),
      status: item.status,
      unitsDone: item.unitsDone,
      unitsTotal: item.unitsTotal,
      openDueOn: toDay(item.openDueOn),
      lamp: lampOf(datesOf(item), now),
    })),
    assignments: seen,
    mine: seen.find(({ unit }) => unit.id === viewer.unitId) ?? null,
    others: countOthers(others),
    can: {
      edit: isOpen && canEditDuties(viewer, duty.plan),
      reopen: isOpen && canReopenAssignment(viewer, duty.plan),
      report: duty.plan.status === "ISSUED" && seen.some(({ unit }) => canReportFor(viewer, { unitId: unit.id })),
    },
  };
}

export type DutyRecord = Awaited<ReturnType<typeof getDuty>>;
export type DutyAssignment = DutyRecord["assignments"][number];

/** Throws NOT_FOUND unless the duty is in the viewer's scope. In a transaction, give its client. */
export async function assertVisible(viewer: Viewer, id: string, client: Pick<Tx, "$queryRaw"> = db): Promise<void> {
  const scope = recordScope(viewer);
  if (!isId(id)) throw notFound();
  const rows = await client.$queryRaw<{ id: string }[]>`
    select d.id from ${dutyFrom(viewer)} where d.id = ${id}::uuid and ${scope}`;
  if (rows.length === 0) throw notFound();
}

const UNIT = {
  select: { id: true, code: true, name: true, shortName: true, kind: true },
} satisfies Prisma.UnitDefaultArgs;

const DUTY = {
  plan: true,
  indicator: { include: { parent: true } },
  keyTask: {
    select: {
      id: true,
      code: true,
      title: true,
      parties: { where: { role: "LEAD" }, select: { unitId: true } },
    },
  },
  parties: { orderBy: { sortNo: "asc" }, include: { unit: { select: { id: true, code: true, name: true } } } },
  items: { where: { voidedAt: null }, orderBy: { sortNo: "asc" } },
  assignments: {
    where: { voidedAt: null },
    orderBy: { unit: { sortNo: "asc" } },
    include: {
      unit: UNIT,
      reports: {
        where: { status: { in: ["SIGNING", "SUBMITTED", "ACCEPTED", "RETURNED"] } },
        orderBy: { submittedAt: "desc" },
        take: 1,
        select: {
          id: true,
          period: true,
          progress: true,
          problems: true,
          nextSteps: true,
          isDone: true,
          isUnchanged: true,
          status: true,
          submittedAt: true,
          returnReason: true,
          version: true,
          authorId: true,
          author: { select: { name: true, title: true, phone: true } },
        },
      },
    },
  },
} satisfies Prisma.DutyInclude;

const datesOf = ({ status, unitsStarted, dueOn, openDueOn }: Duty) => ({
  status,
  unitsStarted,
  dueOn: toDay(dueOn),
  openDueOn: toDay(openDueOn),
});

type Loaded = Awaited<ReturnType<typeof load>>;
const load = (id: string) => db.duty.findUniqueOrThrow({ where: { id }, include: DUTY });

/** Its title is for everybody on the item; the key task itself only for those whose scope it is in. */
function presentKeyTask(viewer: Viewer, { id, code, title, parties }: NonNullable<Loaded["keyTask"]>) {
  const isVisible = ledgerReach(viewer) === "GOVERNMENT" || parties.some(({ unitId }) => unitId === viewer.unitId);
  return { id, code, title, isVisible };
}

function presentAssignment(
  viewer: Viewer,
  duty: Loaded,
  assignment: Loaded["assignments"][number],
  leadUnitIds: readonly string[],
  now: Day,
) {
  const { reports, unit, status } = assignment;
  const dueOn = toDay(assignment.dueOn ?? duty.dueOn);
  const facts = { status, dueOn, handedInOn: toDay(assignment.handedInOn) };
  return {
    id: assignment.id,
    unit,
    role: assignment.role,
    isScored: assignment.isScored,
    status,
    lamp: assignmentLamp(facts, now),
    dueOn,
    hasOwnDeadline: assignment.dueOn !== null,
    version: assignment.version,
    isMissing: isPeriodMissing(
      { status, frequency: duty.frequency, reportedThrough: toDay(assignment.reportedThrough) },
      now,
    ),
    lastReport: reports[0] ?? null,
    isOwn: unit.id === viewer.unitId,
    canReview:
      duty.plan.status === "ISSUED" &&
      reports[0]?.status === "SUBMITTED" &&
      canReview(viewer, duty, assignment.unitId, leadUnitIds, reports[0].authorId),
  };
}

function canReview(
  viewer: Viewer,
  duty: Loaded,
  unitId: string,
  leadUnitIds: readonly string[],
  authorId: string,
): boolean {
  return canReviewReport(viewer, { unitId, leadUnitIds, authorId, governmentId: duty.plan.governmentId });
}

function countOthers(others: readonly { status: DutyStatus; lamp: Lamp }[]) {
  const count = (lamp: Lamp) => others.filter((one) => one.lamp === lamp).length;
  return { total: others.length, done: count("DONE"), overdue: count("RED"), dueSoon: count("YELLOW") };
}
