import { fromDay } from "@/lib/dates";
import { db } from "@/lib/db";
import { CHAPTERS_1_4 } from "@/prisma/seed/standard/chapters-1-4";
import { CHAPTERS_5_8 } from "@/prisma/seed/standard/chapters-5-8";
import { makeGovernment } from "./people";

const FIRST_LEVEL: [string, string][] = [
  ["组织领导与责任落实", "16"],
  ["政府职能依法全面履行", "15"],
  ["依法行政制度体系", "10"],
  ["行政决策科学民主合法", "13"],
  ["行政执法严格规范公正文明", "20"],
  ["学法普法与依法行政能力", "12"],
  ["矛盾纠纷依法有效化解", "8"],
  ["公共法律服务体系", "6"],
];

/**
 * 高台县 with an issued 2026 of the real 151 items under one key task per first-level indicator. The bureau leads and does
 * all of them and is scored on all but the last chapter; the town does the last chapter.
 */
export async function makeStandard() {
  const county = await makeGovernment("620724");
  await db.unit.update({ where: { id: county.id }, data: { name: "高台县人民政府" } });
  const plan = await db.plan.create({
    data: { governmentId: county.id, year: 2026, title: "2026年高台县法治政府建设", status: "ISSUED" },
  });
  const items = [...CHAPTERS_1_4, ...CHAPTERS_5_8];
  const parts = (code: string) => code.split(".");
  const firsts = new Map<string, { indicatorId: string; keyTaskId: string }>();
  for (const [index, [name, points]] of FIRST_LEVEL.entries()) {
    const code = String(index + 1);
    const indicator = await db.indicator.create({ data: { planId: plan.id, code, name, points, sortNo: index } });
    const keyTask = await db.duty.create({
      data: {
        ...{ planId: plan.id, year: 2026, kind: "KEY_TASK", code: `T0${code}`, title: name },
        ...{
          leadText: "专班(县市场监督管理局)",
          leadUnitId: county.bureauId,
          unitsText: "各镇、各部门",
          sortNo: index,
        },
      },
    });
    firsts.set(code, { indicatorId: indicator.id, keyTaskId: keyTask.id });
  }
  const secondIds = new Map<string, string>();
  for (const code of new Set(items.map((item) => parts(item.code).slice(0, 2).join(".")))) {
    const points = items
      .filter((item) => item.code.startsWith(`${code}.`))
      .reduce((sum, item) => sum + Number(item.points), 0);
    const parentId = firsts.get(parts(code)[0] ?? "")?.indicatorId;
    const sortNo = secondIds.size;
    const second = await db.indicator.create({
      data: { planId: plan.id, parentId, code, name: "指标甲", points, sortNo },
    });
    secondIds.set(code, second.id);
  }
  const duties = items.map((item, sortNo) => ({
    ...{ id: crypto.randomUUID(), planId: plan.id, year: 2026, kind: "ASSESSMENT_ITEM" as const, sortNo },
    ...{ code: item.code, title: item.title, content: item.content, criteria: item.scoring, points: item.points },
    indicatorId: secondIds.get(parts(item.code).slice(0, 2).join(".")),
    keyTaskId: firsts.get(parts(item.code)[0] ?? "")?.keyTaskId,
    ...{ leadText: "县市场监督管理局", leadUnitId: county.bureauId, unitsText: "各镇、各部门" },
    ...{ dueText: item.dueText, dueOn: fromDay(item.dueOn && `2026-${item.dueOn}`) },
    openDueOn: fromDay(item.dueOn && `2026-${item.dueOn}`),
    searchText: `${item.code} ${item.title}`,
    isLast: item.code.startsWith("8."),
  }));
  await db.duty.createMany({ data: duties.map(({ isLast, ...duty }) => ({ ...duty, unitsTotal: isLast ? 2 : 1 })) });
  await db.dutyParty.createMany({
    data: duties.map((duty) => ({ dutyId: duty.id, role: "LEAD" as const, unitId: county.bureauId, sortNo: 0 })),
  });
  await db.assignment.createMany({
    data: duties.flatMap(({ id, isLast }) => [
      { dutyId: id, unitId: county.bureauId, role: "LEAD" as const, isScored: !isLast },
      ...(isLast ? [{ dutyId: id, unitId: county.townId, role: "RESPONSIBLE" as const }] : []),
    ]),
  });
  return { ...county, planId: plan.id };
}
