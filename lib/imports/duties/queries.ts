import type { Viewer } from "@/lib/auth/viewer";
import { formatInstant, toDay, today } from "@/lib/dates";
import { db, type Tx } from "@/lib/db";
import { partyIds } from "@/lib/duties/assign/rules";
import type { PlanStatus } from "@/prisma/generated/enums";
import type { PlanContext } from "./context";

const DUTY = {
  ...{ id: true, version: true, kind: true, code: true, title: true, content: true, criteria: true, points: true },
  ...{ indicatorId: true, keyTaskId: true, leadText: true, unitsText: true, dueText: true, dueOn: true, remark: true },
  parties: { orderBy: { sortNo: "asc" }, select: { role: true, unitId: true, groupId: true } },
} as const;

/** What a sheet of duties may speak of: the plan's living duties and indicators, units that may do them, groups. */
export async function getPlanContext(
  viewer: Viewer,
  plan: { id: string; year: number; status: PlanStatus },
  from: Pick<Tx, "duty" | "indicator" | "unit" | "unitGroup" | "auditEvent"> = db,
): Promise<PlanContext> {
  const { governmentId } = viewer;
  const eligible = { governmentId, endedOn: null, kind: { in: ["DEPARTMENT" as const, "TOWN" as const] } };
  // One after the other: a transaction has one connection.
  const duties = await from.duty.findMany({
    where: { planId: plan.id, voidedAt: null },
    orderBy: [{ kind: "asc" }, { sortNo: "asc" }],
    select: DUTY,
  });
  const indicators = await from.indicator.findMany({
    where: { planId: plan.id },
    orderBy: { sortNo: "asc" },
    select: { id: true, parentId: true, code: true, name: true, points: true },
  });
  const units = await from.unit.findMany({
    where: eligible,
    orderBy: [{ sortNo: "asc" }, { code: "asc" }],
    select: { id: true, name: true, shortName: true, formerNames: { select: { name: true } } },
  });
  const groups = await from.unitGroup.findMany({
    where: { governmentId, voidedAt: null },
    select: {
      ...{ id: true, name: true },
      members: { where: { unit: eligible }, orderBy: { unit: { sortNo: "asc" } }, select: { unitId: true } },
    },
  });
  const government = await from.unit.findUniqueOrThrow({ where: { id: governmentId }, select: { shortName: true } });
  const events = await from.auditEvent.findMany({
    where: { duty: { planId: plan.id, voidedAt: null } },
    orderBy: [{ dutyId: "asc" }, { id: "desc" }],
    distinct: ["dutyId"],
    select: { dutyId: true, actorName: true, at: true },
  });
  const changes = new Map(
    events.map(({ dutyId, actorName, at }) => [dutyId, { by: actorName, at: formatInstant(at) }]),
  );
  return {
    year: plan.year,
    today: today(),
    isIssued: plan.status === "ISSUED",
    known: {
      units: units.map(({ formerNames, ...unit }) => ({ ...unit, formerNames: formerNames.map(({ name }) => name) })),
      groups: groups.map(({ name, members }) => ({ name, unitIds: members.map(({ unitId }) => unitId) })),
      county: government.shortName,
    },
    groupIds: Object.fromEntries(groups.map(({ id, name }) => [name, id])),
    duties: duties.map(({ parties, points, dueOn, ...duty }) => ({
      ...duty,
      ...partyIds(parties),
      points: points?.toString() ?? null,
      dueOn: toDay(dueOn),
      changed: changes.get(duty.id) ?? null,
    })),
    indicators: indicators.map(({ points, ...indicator }) => ({ ...indicator, points: points.toString() })),
  };
}
