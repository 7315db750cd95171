import { assertCan, can } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { getLedgerYear } from "@/lib/plans/queries";
import type { PasteGroup, PasteUnit } from "./units";

export interface PasteOptions {
  /** The year they are registered in; null when there is none that is open. */
  year: number | null;
  units: PasteUnit[];
  groups: PasteGroup[];
  county: string;
  ownUnitId: string | null;
}

/** What pasted words may mean: the own government's living units under all their names, its groups, and the year. */
export async function getPasteOptions(viewer: Viewer, year: number | undefined): Promise<PasteOptions> {
  assertCan(viewer, "raiseFinding");
  const { governmentId } = viewer;
  const [plans, units, groups, government] = await Promise.all([
    getLedgerYear(viewer, year),
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
    year: plans.own === null || plans.own.status === "CLOSED" ? null : plans.year,
    units: units.map(({ formerNames, ...unit }) => ({ ...unit, formerNames: formerNames.map(({ name }) => name) })),
    groups: groups.map(({ name, members }) => ({ name, unitIds: members.map(({ unitId }) => unitId) })),
    county: government.shortName,
    ownUnitId: can(viewer, "editFinding") ? null : viewer.unitId,
  };
}
