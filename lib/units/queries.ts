import type { Viewer } from "@/lib/auth/viewer";
import { toDay } from "@/lib/dates";
import { db } from "@/lib/db";
import type { Prisma } from "@/prisma/generated/client";
import type { KnownGroup, KnownUnit } from "./finder";
import { groupScope, unitScope } from "./scope";

const ROW = {
  id: true,
  code: true,
  name: true,
  shortName: true,
  initials: true,
  kind: true,
  class: true,
  parentId: true,
  path: true,
  sortNo: true,
  phone: true,
  endedOn: true,
  version: true,
  formerNames: { select: { name: true }, orderBy: { name: "asc" } },
} satisfies Prisma.UnitSelect;

/** All units in protocol order, ended ones included. */
export async function listUnits(viewer: Viewer) {
  const units = await db.unit.findMany({
    where: unitScope(viewer),
    select: ROW,
    orderBy: [{ sortNo: "asc" }, { code: "asc" }],
  });
  return units.map(({ endedOn, formerNames, ...unit }) => ({
    ...unit,
    endedOn: toDay(endedOn),
    formerNames: formerNames.map((former) => former.name),
  }));
}

export type UnitRow = Awaited<ReturnType<typeof listUnits>>[number];

/** Units that can be chosen today, in protocol order. */
export function listUnitOptions(viewer: Viewer) {
  return db.unit.findMany({
    where: { ...unitScope(viewer), endedOn: null },
    select: { id: true, code: true, name: true, shortName: true, initials: true, kind: true, class: true },
    orderBy: [{ sortNo: "asc" }, { code: "asc" }],
  });
}

/** Groups with the ids of their members, in order; voided ones are left out. */
export async function listGroups(viewer: Viewer) {
  const groups = await db.unitGroup.findMany({
    where: { ...groupScope(viewer), voidedAt: null },
    select: {
      id: true,
      name: true,
      sortNo: true,
      version: true,
      members: {
        select: { unitId: true, unit: { select: { shortName: true } } },
        orderBy: { unit: { sortNo: "asc" } },
      },
    },
    orderBy: [{ sortNo: "asc" }, { name: "asc" }],
  });
  return groups.map(({ members, ...group }) => ({
    ...group,
    unitIds: members.map((member) => member.unitId),
    unitNames: members.map((member) => member.unit.shortName),
  }));
}

export type GroupRow = Awaited<ReturnType<typeof listGroups>>[number];

/** Everything that a name in somebody's sheet may mean. */
export interface KnownUnits {
  units: KnownUnit[];
  groups: KnownGroup[];
  /** 高台县: may stand before any unit's name. */
  county: string;
}

/** The own government's living units under all their names, and its groups. */
export async function getKnownUnits({ governmentId }: Viewer): Promise<KnownUnits> {
  const [units, groups, government] = await Promise.all([
    db.unit.findMany({
      where: { governmentId, endedOn: null, kind: { not: "GOVERNMENT" } },
      select: { id: true, name: true, shortName: true, formerNames: { select: { name: true } } },
      orderBy: [{ sortNo: "asc" }, { code: "asc" }],
    }),
    db.unitGroup.findMany({
      where: { governmentId, voidedAt: null },
      select: { name: true, members: { where: { unit: { endedOn: null } }, select: { unitId: true } } },
    }),
    db.unit.findUniqueOrThrow({ where: { id: governmentId }, select: { shortName: true } }),
  ]);
  return {
    units: units.map(({ formerNames, ...unit }) => ({ ...unit, formerNames: formerNames.map(({ name }) => name) })),
    groups: groups.map(({ name, members }) => ({ name, unitIds: members.map(({ unitId }) => unitId) })),
    county: government.shortName,
  };
}
