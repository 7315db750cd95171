import { expect, test } from "vitest";
import { useDatabase } from "@/lib/testing/database";
import { createPlan } from "@/lib/testing/factories";
import { makeGovernment, makePerson } from "@/lib/testing/people";
import { getPasteOptions } from "./queries";

const db = useDatabase();

test("offers the own government's living units under all their names, to the office for all and to units for themselves", async () => {
  const county = await makeGovernment();
  const other = await makeGovernment();
  await createPlan(county.id, { year: 2026, status: "ISSUED" });
  await db.unitFormerName.create({ data: { unitId: county.bureauId, name: "县工商局" } });
  const group = { name: "各镇", governmentId: county.id, sortNo: 1, members: { create: { unitId: county.townId } } };
  await db.unitGroup.create({ data: group });
  const office = await makePerson("OFFICE", county.officeId);
  const options = await getPasteOptions(office, undefined);
  expect(options).toMatchObject({ year: 2026, county: county.code, ownUnitId: null });
  expect(options.groups).toEqual([{ name: "各镇", unitIds: [county.townId] }]);
  expect(options.units.map(({ id }) => id)).toEqual([county.officeId, county.bureauId, county.townId]);
  expect(options.units[1]?.formerNames).toEqual(["县工商局"]);

  await db.unit.update({ where: { id: county.townId }, data: { endedOn: new Date("2026-01-01") } });
  const liaison = await makePerson("LIAISON", county.bureauId);
  const own = await getPasteOptions(liaison, 2026);
  expect(own.ownUnitId).toBe(county.bureauId);
  expect(own.units.map(({ id }) => id)).toEqual([county.officeId, county.bureauId]);
  expect(own.groups).toEqual([{ name: "各镇", unitIds: [] }]);

  const stranger = await makePerson("OFFICE", other.officeId);
  expect((await getPasteOptions(stranger, undefined)).year).toBeNull();
  await expect(getPasteOptions(await makePerson("VIEWER", county.officeId), 2026)).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
});

test("a closed year takes nothing more", async () => {
  const county = await makeGovernment();
  await createPlan(county.id, { year: 2020, status: "CLOSED" });
  const office = await makePerson("OFFICE", county.officeId);
  expect((await getPasteOptions(office, 2020)).year).toBeNull();
});
