import { type Day, formatDayZh, fromDay } from "@/lib/dates";
import type { Tx } from "@/lib/db";
import { expandParties, type PlannedAssignment } from "@/lib/duties/assign/rules";
import { searchTextOf } from "@/lib/duties/search-text";
import { insertRows } from "./insert";
import { CHAPTERS_1_4 } from "./standard/chapters-1-4";
import { CHAPTERS_5_8 } from "./standard/chapters-5-8";
import { APPLIES, INDICATORS } from "./standard/indicators";
import { KEY_TASKS, type Phase } from "./standard/key-tasks";
import type { StandardItem } from "./standard/types";
import { wordsOf } from "./standard/words";
import type { SeedTree } from "./tree";

const ITEMS: readonly StandardItem[] = [...CHAPTERS_1_4, ...CHAPTERS_5_8];

export interface SeedDuty {
  id: string;
  code: string;
  title: string;
  phase: Phase;
  indicator: string;
  frequency: StandardItem["frequency"];
  dueOn: Day | null;
  assignments: (PlannedAssignment & { id: string })[];
}

interface SeedYear {
  year: number;
  status: "ISSUED" | "CLOSED";
  createdAt: Date;
  closedAt: Date | null;
  /** The deadline of an item or key task in that year. */
  dueOnOf: (duty: { code: string; dueOn: string | null; phase: Phase }) => Day | null;
  /** The deadline as printed. */
  dueTextOf: (duty: { dueText: string; dueOn: Day | null }) => string;
}

const phaseOf = new Map(KEY_TASKS.map((task) => [task.code, task.phase]));
const placeOf = new Map(INDICATORS.flatMap(({ children }) => children.map((child) => [child.code, child] as const)));

/** One year: plan, indicators, 14 key tasks, 151 items with their assignments. Returns the items. */
export async function createYear(tx: Tx, tree: SeedTree, year: SeedYear): Promise<SeedDuty[]> {
  const plan = await tx.plan.create({
    data: {
      governmentId: tree.governmentId,
      year: year.year,
      title: `${year.year}年高台县法治政府建设工作要点和考核标准`,
      status: year.status,
      issuedAt: year.createdAt,
      closedAt: year.closedAt,
      createdAt: year.createdAt,
    },
  });
  const indicatorIds = await createIndicators(tx, plan.id);
  const keyTaskIds = await createKeyTasks(tx, tree, plan.id, year);
  const items = ITEMS.map((item) => placeItem(item, tree, year));
  await tx.duty.createMany({
    data: items.map(({ item, duty, place }, index) => {
      const leadText = item.leads.join("、");
      const unitsText = APPLIES[place.applies].join("、");
      const { code, points, frequency } = item;
      const title = wordsOf(item.title, year.year);
      const content = wordsOf(item.content, year.year);
      const scoring = wordsOf(item.scoring, year.year);
      return {
        id: duty.id,
        planId: plan.id,
        year: year.year,
        kind: "ASSESSMENT_ITEM" as const,
        code,
        title,
        content,
        criteria: scoring,
        points,
        frequency,
        indicatorId: indicatorIds.get(place.code),
        keyTaskId: keyTaskIds.get(place.keyTask),
        leadText,
        leadUnitId: tree.byName.get(item.leads[0] ?? ""),
        unitsText,
        dueText: year.dueTextOf({ dueText: item.dueText, dueOn: duty.dueOn }),
        dueOn: fromDay(duty.dueOn),
        originalDueOn: fromDay(duty.dueOn),
        searchText: searchTextOf({ code, title, leadText, unitsText }),
        sortNo: index + 1,
        createdAt: year.createdAt,
      };
    }),
  });
  await tx.dutyParty.createMany({
    data: items.flatMap(({ item, duty, place }) => itemParties(tree, item, duty.id, place.applies)),
  });
  const { createdAt } = year;
  const fresh = { status: "NOT_STARTED", version: 1, createdAt };
  await insertRows(
    tx,
    "Assignment",
    items.flatMap(({ duty }) => duty.assignments.map((one) => ({ ...one, dutyId: duty.id, ...fresh }))),
  );
  return items.map(({ duty }) => duty);
}

function placeItem(item: StandardItem, tree: SeedTree, year: SeedYear) {
  const place = placeOf.get(item.code.slice(0, item.code.lastIndexOf(".")));
  if (!place) throw new Error(`no indicator for ${item.code}`);
  const phase = phaseOf.get(place.keyTask) ?? "UNDER_WAY";
  const named = (name: string) => ({ id: unitId(tree, name), name });
  const groups = tree.groups.filter(({ name }) => (APPLIES[place.applies] as string[]).includes(name));
  const planned = expandParties({ leads: item.leads.map(named), groups, units: [] });
  const duty: SeedDuty = {
    id: crypto.randomUUID(),
    code: item.code,
    title: wordsOf(item.title, year.year),
    phase,
    indicator: place.code,
    frequency: item.frequency,
    dueOn: year.dueOnOf({ code: item.code, dueOn: item.dueOn, phase }),
    assignments: planned.map((one) => ({ ...one, id: crypto.randomUUID() })),
  };
  return { item, duty, place };
}

async function createIndicators(tx: Tx, planId: string): Promise<Map<string, string>> {
  const rows = INDICATORS.flatMap((first, index) => {
    const id = crypto.randomUUID();
    const sortNo = (index + 1) * 100;
    return [
      { id, planId, parentId: null, code: first.code, name: first.name, points: first.points, sortNo },
      ...first.children.map((second, place) => ({
        id: crypto.randomUUID(),
        planId,
        parentId: id,
        code: second.code,
        name: second.name,
        points: second.points,
        sortNo: sortNo + place + 1,
      })),
    ];
  });
  await tx.indicator.createMany({ data: rows });
  return new Map(rows.map(({ id, code }) => [code, id]));
}

async function createKeyTasks(tx: Tx, tree: SeedTree, planId: string, year: SeedYear): Promise<Map<string, string>> {
  const rows = KEY_TASKS.map((task, index) => {
    const id = crypto.randomUUID();
    const { code, title, content, lead } = task;
    const leadText = task.leadText ?? lead;
    const unitsText = task.unitsText ?? [...task.groups, ...task.units].join("、");
    const dueOn = year.dueOnOf(task);
    const data = {
      id,
      planId,
      year: year.year,
      kind: "KEY_TASK" as const,
      code,
      title,
      content,
      leadText,
      leadUnitId: unitId(tree, lead),
      unitsText,
      dueText: dueOn ? `${formatDayZh(dueOn)}前` : "",
      dueOn: fromDay(dueOn),
      originalDueOn: fromDay(dueOn),
      frequency: "NONE" as const,
      searchText: searchTextOf({ code, title, leadText, unitsText }),
      sortNo: index + 1,
      createdAt: year.createdAt,
    };
    const groupIds = task.groups.map((name) => tree.groups.find((group) => group.name === name)?.id ?? null);
    const parties = [
      { role: "LEAD" as const, unitId: unitId(tree, lead), groupId: null },
      ...groupIds.map((groupId) => ({ role: "RESPONSIBLE" as const, unitId: null, groupId })),
      ...task.units.map((name) => ({ role: "RESPONSIBLE" as const, unitId: unitId(tree, name), groupId: null })),
    ].map((party, sortNo) => ({ ...party, dutyId: id, sortNo }));
    return { data, parties };
  });
  await tx.duty.createMany({ data: rows.map(({ data }) => data) });
  await tx.dutyParty.createMany({ data: rows.flatMap(({ parties }) => parties) });
  return new Map(rows.map(({ data }) => [data.code, data.id]));
}

function itemParties(tree: SeedTree, item: StandardItem, dutyId: string, applies: keyof typeof APPLIES) {
  const groups = APPLIES[applies].map((name) => tree.groups.find((group) => group.name === name)?.id ?? null);
  return [
    ...item.leads.map((name) => ({ role: "LEAD" as const, unitId: unitId(tree, name), groupId: null })),
    ...groups.map((groupId) => ({ role: "RESPONSIBLE" as const, unitId: null, groupId })),
  ].map((party, sortNo) => ({ ...party, dutyId, sortNo }));
}

function unitId(tree: SeedTree, name: string): string {
  const id = tree.byName.get(name);
  if (!id) throw new Error(`no unit is called ${name}`);
  return id;
}
