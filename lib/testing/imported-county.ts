import { db } from "@/lib/db";
import { createFinding, createItem, createPlan, createUnit } from "./factories";
import { makeGovernment, makePerson } from "./people";

/**
 * 高台县 as the foreign files of lib/imports/corpus know it: a draft year 2026 with one key task, two items that units report on,
 * and one finding.
 */
export async function makeImportedCounty() {
  const county = await makeGovernment("gaotai");
  await db.unit.update({ where: { id: county.id }, data: { name: "高台县人民政府", shortName: "高台县" } });
  let place = 10;
  const bureau = { kind: "DEPARTMENT", unitClass: "ENFORCEMENT" } as const;
  const named = async (name: string, shortName: string, formerNames: string[] = [], isTown = false) => {
    const { id } = await createUnit(county, name, isTown ? {} : bureau);
    await db.unit.update({
      where: { id },
      data: { shortName, sortNo: place++, formerNames: { create: formerNames.map((former) => ({ name: former })) } },
    });
    return id;
  };
  await db.unit.update({
    where: { id: county.bureauId },
    data: { shortName: "县市场监管局", formerNames: { create: [{ name: "县工商局" }, { name: "县质监局" }] } },
  });
  const justice = await named("县司法局", "县司法局");
  await named("县财政局", "县财政局");
  await named("县发展和改革局", "县发改局");
  await named("县自然资源局", "县自然资源局", ["县国土资源局"]);
  await named("县公安局", "县公安局");
  const xinba = await named("新坝镇", "新坝镇", [], true);
  await named("骆驼城镇", "骆驼城镇", [], true);
  const towns = await db.unit.findMany({ where: { kind: "TOWN" }, select: { id: true } });
  await db.unitGroup.create({
    data: {
      governmentId: county.id,
      name: "各镇",
      sortNo: 1,
      members: { create: towns.map(({ id }) => ({ unitId: id })) },
    },
  });
  const plan = await createPlan(county.id, { status: "DRAFT" });
  const task = await db.duty.create({
    data: {
      ...{ planId: plan.id, year: 2026, kind: "KEY_TASK", code: "T01", title: "加强党对法治政府建设的领导", sortNo: 1 },
      ...{ leadText: "县司法局", unitsText: "各镇", leadUnitId: justice },
      parties: { create: { role: "LEAD", unitId: justice, sortNo: 0 } },
    },
  });
  const item = async (code: string, title: string, content: string, unitIds: string[]) => {
    const options = { code, title, keyTaskId: task.id, leadUnitId: justice, unitIds: [justice, ...unitIds] };
    const { id } = await createItem(plan, options);
    const words = { content, leadText: "县司法局", unitsText: "城关镇、新坝镇", dueText: "12月底前" };
    return db.duty.update({ where: { id }, data: words });
  };
  await item("T01-1", "专题研究法治工作", "专题研究法治工作不少于3次。", [county.townId, xinba]);
  await item("T01-2", "落实述法制度", "落实主要负责人述法制度。", [county.townId, xinba]);
  const office = await makePerson("OFFICE", county.officeId);
  await createFinding(plan, {
    ...{ unitIds: [county.townId], leadUnitId: justice, text: "行政执法案卷归档不及时。", raisedBy: office },
    measures: [{ dueOn: "2026-10-31" }],
  });
  return { county, office, plan };
}
