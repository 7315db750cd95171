import type { Tx } from "@/lib/db";
import type { Prisma, UnitClass } from "@/prisma/generated/client";

const STORED = {
  ...{ id: true, version: true, code: true, endedOn: true, kind: true },
  ...{ name: true, shortName: true, initials: true, class: true, sortNo: true, phone: true },
  formerNames: { orderBy: { name: "asc" } },
} satisfies Prisma.UnitSelect;

export type StoredUnit = Prisma.UnitGetPayload<{ select: typeof STORED }>;

/** A unit as it was before a list changed it: what undo puts back. */
export interface UnitBefore {
  name: string;
  shortName: string;
  initials: string;
  class: UnitClass | null;
  sortNo: number;
  phone: string | null;
  formerNames: { id: string; name: string; untilOn: string | null }[];
}

/** Holds units of the own government, in one order, and reads them. */
export async function lockUnits(
  tx: Tx,
  governmentId: string,
  ids: readonly string[],
): Promise<Map<string, StoredUnit>> {
  await tx.$queryRaw`select id from "Unit" where id = any(${ids}::uuid[]) order by id for update`;
  const where = { id: { in: [...ids] }, governmentId, kind: { not: "GOVERNMENT" as const } };
  const units = await tx.unit.findMany({ where, select: STORED });
  return new Map(units.map((unit) => [unit.id, unit]));
}

export function beforeOf({
  name,
  shortName,
  initials,
  class: unitClass,
  sortNo,
  phone,
  formerNames,
}: StoredUnit): UnitBefore {
  return {
    ...{ name, shortName, initials, class: unitClass, sortNo, phone },
    formerNames: formerNames.map((one) => ({
      ...{ id: one.id, name: one.name },
      untilOn: one.untilOn?.toISOString() ?? null,
    })),
  };
}

/** What history shows of a unit. */
export const shownUnit = ({
  formerNames,
  ...unit
}: Omit<UnitBefore, "formerNames"> & { formerNames: readonly { name: string }[] }) => ({
  ...{ name: unit.name, shortName: unit.shortName, initials: unit.initials, class: unit.class },
  ...{ sortNo: unit.sortNo, phone: unit.phone },
  formerNames: formerNames
    .map(({ name }) => name)
    .sort()
    .join("、"),
});

/** Those of the units that something hangs on: people, groups, duties, findings, files, imports. */
export async function unitsInUse(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select u.id from "Unit" u where u.id = any(${ids}::uuid[]) and (
      exists (select 1 from "User" x where x."unitId" = u.id)
      or exists (select 1 from "Unit" x where x."parentId" = u.id or (x."governmentId" = u.id and x.id <> u.id))
      or exists (select 1 from "UnitGroup" x where x."governmentId" = u.id)
      or exists (select 1 from "UnitGroupMember" x where x."unitId" = u.id)
      or exists (select 1 from "Plan" x where x."governmentId" = u.id)
      or exists (select 1 from "Duty" x where x."leadUnitId" = u.id)
      or exists (select 1 from "DutyParty" x where x."unitId" = u.id)
      or exists (select 1 from "Assignment" x where x."unitId" = u.id)
      or exists (select 1 from "Attachment" x where x."unitId" = u.id)
      or exists (select 1 from "Finding" x where x."leadUnitId" = u.id or x."raisedUnitId" = u.id)
      or exists (select 1 from "FindingUnit" x where x."unitId" = u.id)
      or exists (select 1 from "Measure" x where x."leadUnitId" = u.id)
      or exists (select 1 from "MeasureUnit" x where x."unitId" = u.id)
      or exists (select 1 from "Extension" x where x."unitId" = u.id)
      or exists (select 1 from "Closure" x where x."unitId" = u.id)
      or exists (select 1 from "UnitTally" x where x."unitId" = u.id)
      or exists (select 1 from "Import" x where x."governmentId" = u.id or x."unitId" = u.id))`;
  return rows.map(({ id }) => id);
}
