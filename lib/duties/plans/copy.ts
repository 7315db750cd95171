import { fromDay, toDay } from "@/lib/dates";
import type { Tx } from "@/lib/db";
import { expandParties, type NamedGroup, type NamedUnit } from "@/lib/duties/assign/rules";
import { rollUpDuties } from "@/lib/duties/roll-up";
import type { Plan, Prisma } from "@/prisma/generated/client";
import { moveTextToYear, moveToYear } from "./rules";

/**
 * Copies a year's structure: indicators, duties, who does them. Progress, scores and voided duties stay behind; groups
 * expand to their members of today; units that have ended are left out.
 */
export async function copyStandard(tx: Tx, source: Plan, target: { id: string; year: number }): Promise<void> {
  const indicatorIds = await copyIndicators(tx, source.id, target.id);
  const duties = await tx.duty.findMany({
    where: { planId: source.id, voidedAt: null },
    orderBy: [{ kind: "asc" }, { sortNo: "asc" }],
    include: DUTY,
  });
  const ids = new Map(duties.map((duty) => [duty.id, crypto.randomUUID()]));
  await tx.duty.createMany({
    data: duties.map((duty) => {
      const {
        code,
        title,
        content,
        criteria,
        points,
        kind,
        leadText,
        unitsText,
        frequency,
        remark,
        sortNo,
        searchText,
      } = duty;
      const dueOn = fromDay(moveToYear(toDay(duty.dueOn), source.year, target.year));
      return {
        id: ids.get(duty.id),
        planId: target.id,
        year: target.year,
        ...{ kind, code, title, content, criteria, points, leadText, unitsText, frequency, remark, sortNo, searchText },
        leadUnitId: duty.leadUnitId,
        indicatorId: duty.indicatorId && indicatorIds.get(duty.indicatorId),
        keyTaskId: duty.keyTaskId && ids.get(duty.keyTaskId),
        dueText: moveTextToYear(duty.dueText, source.year, target.year),
        dueOn,
        originalDueOn: dueOn,
      };
    }),
  });
  const parties = duties.flatMap((duty) => duty.parties.map((party) => ({ ...party, dutyId: ids.get(duty.id) ?? "" })));
  await tx.dutyParty.createMany({
    data: parties.map(({ dutyId, role, unitId, groupId, sortNo }) => ({ dutyId, role, unitId, groupId, sortNo })),
  });
  const items = duties.filter((duty) => duty.kind === "ASSESSMENT_ITEM");
  await tx.assignment.createMany({
    data: items.flatMap((duty) =>
      expandParties(partiesOf(duty)).map((one) => ({ ...one, dutyId: ids.get(duty.id) ?? "" })),
    ),
  });
  await rollUpDuties(tx, [...ids.values()]);
}

const UNIT = { select: { id: true, name: true, endedOn: true } };
const DUTY = {
  parties: {
    orderBy: { sortNo: "asc" as const },
    include: {
      unit: UNIT,
      group: { include: { members: { include: { unit: UNIT }, orderBy: { unit: { sortNo: "asc" as const } } } } },
    },
  },
};

type Copied = Prisma.DutyGetPayload<{ include: typeof DUTY }>;

function partiesOf(duty: Copied) {
  const living = (unit: { id: string; name: string; endedOn: Date | null } | null): NamedUnit[] =>
    unit && unit.endedOn === null ? [unit] : [];
  const groups: NamedGroup[] = duty.parties.flatMap(({ group }) =>
    group
      ? [
          {
            id: group.id,
            name: group.name,
            unitIds: group.members.flatMap(({ unit }) => living(unit).map(({ id }) => id)),
          },
        ]
      : [],
  );
  return {
    leads: duty.parties.flatMap((party) => (party.role === "LEAD" ? living(party.unit) : [])),
    units: duty.parties.flatMap((party) => (party.role === "LEAD" ? [] : living(party.unit))),
    groups,
  };
}

async function copyIndicators(tx: Tx, from: string, to: string): Promise<Map<string, string>> {
  const rows = await tx.indicator.findMany({ where: { planId: from }, orderBy: { sortNo: "asc" } });
  const ids = new Map(rows.map((row) => [row.id, crypto.randomUUID()]));
  await tx.indicator.createMany({
    data: rows.map((row) => ({
      ...row,
      id: ids.get(row.id),
      planId: to,
      parentId: row.parentId && ids.get(row.parentId),
    })),
  });
  return ids;
}
