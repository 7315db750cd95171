import { beforeEach, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { resetDatabase, useDatabase } from "@/lib/testing/database";
import { auditKinds, makeGovernment, makePerson } from "@/lib/testing/people";
import { createGroup, editGroup, voidGroup } from "./groups/mutations";
import { createUnit, editUnit, endUnit } from "./mutations";
import { listGroups, listUnitOptions, listUnits } from "./queries";

const db = useDatabase();
let home: Awaited<ReturnType<typeof makeGovernment>>;
let abroad: Awaited<ReturnType<typeof makeGovernment>>;
let office: Viewer;

beforeEach(async () => {
  await resetDatabase();
  home = await makeGovernment("gt");
  abroad = await makeGovernment("lz");
  office = await makePerson("OFFICE", home.officeId);
});

const bureau = {
  name: "县应急管理局",
  shortName: "县应急局",
  initials: "",
  kind: "DEPARTMENT" as const,
  class: "ENFORCEMENT" as const,
  sortNo: 9,
  phone: null,
};

describe("units", () => {
  test("are added under the own government, in protocol order, with proposed initials", async () => {
    const { id } = await createUnit(office, { ...bureau, code: "gt-yjglj" });
    const units = await listUnits(office);
    expect(units.map((unit) => unit.sortNo)).toEqual([0, 1, 2, 3, 9]);
    expect(units.at(-1)).toMatchObject({ id, initials: "yjj xyjglj", path: "/gt/gt-yjglj/", parentId: home.id });
    await expect(createUnit(office, { ...bureau, code: "gt-yjglj" })).rejects.toMatchObject({ key: "unitCodeTaken" });
    expect(await auditKinds()).toEqual(["UNIT_CREATED"]);
  });

  test("keep their old name when they get a new one", async () => {
    const edit = { ...bureau, id: home.bureauId, version: 1, initials: "scjgj", formerNames: ["县工商局"] };
    await editUnit(office, { ...edit, name: "县市场监管和知识产权局" });
    const unit = (await listUnits(office)).find(({ id }) => id === home.bureauId)!;
    expect([...unit.formerNames].sort()).toEqual(["县工商局", "县市场监督管理局"].sort());
    await expect(editUnit(office, { ...edit, name: "x" })).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await auditKinds()).toEqual(["UNIT_EDITED"]);
  });

  test("that have ended cannot be chosen", async () => {
    await endUnit(office, { id: home.townId, version: 1 });
    expect((await listUnitOptions(office)).map(({ id }) => id)).not.toContain(home.townId);
    expect((await listUnits(office)).map(({ id }) => id)).toContain(home.townId);
    await expect(endUnit(office, { id: home.townId, version: 2 })).rejects.toMatchObject({ key: "unitEnded" });
  });

  test("of others are not found, and only the office and the system administrator change them", async () => {
    const edit = { ...bureau, id: abroad.bureauId, version: 1, formerNames: [] };
    await expect(editUnit(office, edit)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(endUnit(office, { id: home.id, version: 1 })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const leader = await makePerson("LEADER", home.id);
    await expect(createUnit(leader, { ...bureau, code: "gt-x" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(endUnit(leader, { id: home.townId, version: 1 })).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await auditKinds()).toEqual([]);
  });
});

describe("groups", () => {
  test("hold departments and towns of the own government, because duties are given to them", async () => {
    const below = { governmentId: abroad.id, path: `${home.path}below/` };
    await db.unit.update({ where: { id: abroad.bureauId }, data: below });
    for (const unitId of [home.officeId, abroad.bureauId]) {
      const group = createGroup(office, { name: "各部门", sortNo: 1, unitIds: [unitId] });
      await expect(group).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });

  test("hold units of the own government and print them in order", async () => {
    const { id } = await createGroup(office, { name: "各部门", sortNo: 1, unitIds: [home.townId, home.bureauId] });
    expect(await listGroups(office)).toMatchObject([{ id, unitNames: ["县市场监督管理局", "城关镇"] }]);
    await expect(createGroup(office, { name: "各部门", sortNo: 2, unitIds: [] })).rejects.toMatchObject({
      key: "nameTaken",
    });
    await expect(createGroup(office, { name: "别处", sortNo: 2, unitIds: [abroad.townId] })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await db.unitGroup.count()).toBe(1);
    expect(await auditKinds()).toEqual(["GROUP_CREATED"]);
  });

  test("change with old and new recorded, and can be taken out of use", async () => {
    const { id } = await createGroup(office, { name: "各镇", sortNo: 1, unitIds: [home.townId] });
    await editGroup(office, { id, version: 1, name: "各镇", sortNo: 1, unitIds: [home.bureauId] });
    const event = await db.auditEvent.findFirstOrThrow({ where: { kind: "GROUP_EDITED" } });
    expect(event.payload).toMatchObject({ changes: { units: { from: "城关镇", to: "县市场监督管理局" } } });
    await expect(voidGroup(office, { id, version: 1 })).rejects.toMatchObject({ code: "CONFLICT" });
    await voidGroup(office, { id, version: 2 });
    expect(await listGroups(office)).toEqual([]);
  });

  test("of others are not found, and not everybody may change them", async () => {
    const foreign = await makePerson("OFFICE", abroad.officeId);
    const { id } = await createGroup(office, { name: "各镇", sortNo: 1, unitIds: [] });
    await expect(voidGroup(foreign, { id, version: 1 })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const viewer = await makePerson("VIEWER", home.id);
    await expect(voidGroup(viewer, { id, version: 1 })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
