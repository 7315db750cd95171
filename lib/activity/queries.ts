import { assertCan, can } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import type { Prisma } from "@/prisma/generated/client";
import type { AuditInput, AuditParams } from "./schema";

export const EVENTS_PER_PAGE = 50;

const ROW = {
  id: true,
  at: true,
  kind: true,
  actorName: true,
  actorUnit: true,
  payload: true,
  assignmentId: true,
  assignment: { select: { unit: { select: { shortName: true } } } },
} satisfies Prisma.AuditEventSelect;

type Row = Prisma.AuditEventGetPayload<{ select: typeof ROW }>;

/** One thing that happened, ready for the one renderer of sentences. */
export type EventRow = {
  id: string;
  at: Date;
  actorName: string;
  actorUnit: string;
  assignmentId: string | null;
  /** Whose assignment it concerns. */
  unitName: string | null;
} & Pick<AuditInput, "kind" | "payload">;

/**
 * A duty's history, latest first. Who neither sees the whole government nor leads the duty reads what happened to the
 * duty itself and to the own assignment; the others' reports are not theirs to read.
 */
export async function listDutyEvents(viewer: Viewer, dutyId: string): Promise<EventRow[]> {
  assertCan(viewer, "viewLedger");
  const own: Prisma.AuditEventWhereInput = {
    OR: [
      { assignmentId: null },
      { assignment: { unitId: viewer.unitId } },
      { duty: { parties: { some: { role: "LEAD", unitId: viewer.unitId } } } },
    ],
  };
  const events = await db.auditEvent.findMany({
    where: {
      dutyId,
      duty: { plan: { government: { path: { startsWith: viewer.governmentPath } } } },
      ...(!can(viewer, "viewGovernment") && own),
    },
    select: ROW,
    orderBy: { id: "desc" },
    take: 500,
  });
  return events.map(eventRow);
}

/** A finding's history, latest first, for whoever may read of findings; the page asks for the finding itself before. */
export async function listFindingEvents(viewer: Viewer, findingId: string): Promise<EventRow[]> {
  assertCan(viewer, "viewFindings");
  const events = await db.auditEvent.findMany({
    where: {
      findingId,
      finding: {
        plan: { government: { path: { startsWith: viewer.governmentPath } } },
        ...(!can(viewer, "viewGovernment") && { OR: namedOn(viewer.unitId) }),
      },
    },
    select: ROW,
    orderBy: { id: "desc" },
    take: 500,
  });
  return events.map(eventRow);
}

/** Findings that a unit has to do with, as in lib/findings/scope.ts. */
const namedOn = (unitId: string): Prisma.FindingWhereInput[] => [
  { leadUnitId: unitId },
  { raisedUnitId: unitId },
  { units: { some: { unitId } } },
  { measures: { some: { voidedAt: null, OR: [{ leadUnitId: unitId }, { units: { some: { unitId } } }] } } },
];

/** The audit log of the viewer's government and those below it, latest first. Failed attempts on unknown accounts belong to all. */
export async function listEvents(viewer: Viewer, { kind, person, page }: AuditParams) {
  assertCan(viewer, "viewAudit");
  const governments = await db.unit.findMany({
    where: { kind: "GOVERNMENT", path: { startsWith: viewer.governmentPath } },
    select: { id: true },
  });
  const where: Prisma.AuditEventWhereInput = {
    OR: [{ governmentId: { in: governments.map(({ id }) => id) } }, { governmentId: null, kind: "SIGN_IN_FAILED" }],
    kind,
    ...(person && { actorName: { contains: person } }),
  };
  const [total, events] = await Promise.all([
    db.auditEvent.count({ where }),
    db.auditEvent.findMany({
      where,
      select: ROW,
      orderBy: { id: "desc" },
      skip: (page - 1) * EVENTS_PER_PAGE,
      take: EVENTS_PER_PAGE,
    }),
  ]);
  return { total, rows: events.map(eventRow) };
}

function eventRow({ id, at, kind, payload, actorName, actorUnit, assignmentId, assignment }: Row): EventRow {
  const event = { kind, payload } as unknown as Pick<AuditInput, "kind" | "payload">;
  const unitName = assignment?.unit.shortName ?? null;
  return { id: String(id), at, actorName, actorUnit, assignmentId, unitName, ...event };
}
