import type { Tx } from "@/lib/db";
import { unitInitials } from "@/lib/pinyin";
import type { UnitKind } from "@/prisma/generated/enums";
import { CITY, COUNTY, GROUPS, OFFICE_UNIT, PROVINCE, UNITS } from "./units";

export interface SeedTree {
  governmentId: string;
  /** Units by code and by name. */
  byCode: Map<string, string>;
  byName: Map<string, string>;
  groups: { id: string; name: string; unitIds: string[] }[];
}

/** The governments from province to county, the office, the 47 bodies and their groups. */
export async function createTree(tx: Tx): Promise<SeedTree> {
  const province = await createGovernment(tx, PROVINCE, null, "/");
  const city = await createGovernment(tx, CITY, province.id, province.path);
  const county = await createGovernment(tx, COUNTY, city.id, city.path);
  const below = [{ ...OFFICE_UNIT, kind: "OFFICE" as UnitKind, class: null, formerNames: [] }, ...UNITS];
  const units = await tx.unit.createManyAndReturn({
    data: below.map(({ formerNames: _, ...unit }, sortNo) => ({
      ...unit,
      initials: unitInitials(unit),
      parentId: county.id,
      governmentId: county.id,
      path: `${county.path}${unit.code}/`,
      sortNo,
    })),
    select: { id: true, code: true, name: true },
  });
  const byCode = new Map([[COUNTY.code, county.id], ...units.map(({ id, code }) => [code, id] as const)]);
  await tx.unitFormerName.createMany({
    data: UNITS.flatMap(({ code, formerNames }) =>
      formerNames.map((name) => ({ unitId: byCode.get(code) ?? "", name })),
    ),
  });
  return {
    governmentId: county.id,
    byCode,
    byName: new Map(units.map(({ id, name }) => [name, id])),
    groups: await createGroups(tx, county.id, byCode),
  };
}

async function createGovernment(tx: Tx, unit: typeof COUNTY, parentId: string | null, parentPath: string) {
  const id = crypto.randomUUID();
  const path = `${parentPath}${unit.code}/`;
  await tx.unit.create({
    data: {
      ...unit,
      id,
      kind: "GOVERNMENT",
      initials: unitInitials(unit),
      parentId,
      governmentId: id,
      path,
      sortNo: 0,
    },
  });
  return { id, path };
}

async function createGroups(tx: Tx, governmentId: string, byCode: ReadonlyMap<string, string>) {
  const groups = GROUPS.map(({ name, classes }, sortNo) => ({
    id: crypto.randomUUID(),
    name,
    sortNo,
    unitIds: UNITS.filter((unit) => (classes as readonly string[]).includes(unit.class)).map(
      ({ code }) => byCode.get(code) ?? "",
    ),
  }));
  await tx.unitGroup.createMany({ data: groups.map(({ unitIds: _, ...group }) => ({ ...group, governmentId })) });
  await tx.unitGroupMember.createMany({
    data: groups.flatMap(({ id, unitIds }) => unitIds.map((unitId) => ({ groupId: id, unitId }))),
  });
  return groups;
}
