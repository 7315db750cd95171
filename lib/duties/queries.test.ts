import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, fromDay, today } from "@/lib/dates";
import { useDatabase } from "@/lib/testing/database";
import { createPlan, createUnit } from "@/lib/testing/factories";
import { makeGovernment, makePerson } from "@/lib/testing/people";
import { Role } from "@/prisma/generated/enums";
import { listDutyFacet } from "./facets/queries";
import { countDuties, type DutyRow, listAllDuties, listDuties } from "./queries";
import { rollUpDuties } from "./roll-up";
import { DUTY_FACETS, DUTY_GROUPS, DUTY_SORTS, type DutyFacet, type DutyFilter, dutyListSchema } from "./schema";
import { DUTY_KINDS, DUTY_STATUSES, LAMPS } from "./status";

const db = useDatabase();
const YEAR = 2026;
const ADMINISTRATORS: Role[] = ["SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDITOR"];

interface Unit {
  id: string;
  code: string;
}

/** All codes of one county's year, and to whom each duty is assigned. */
let county: { id: string; code: string; path: string; officeId: string; bureauId: string; townId: string };
let units: Unit[];
const assignedTo = new Map<string, string[]>();
const viewers = new Map<string, Viewer>();

// One fixed sequence: a failure can be looked at again.
let seed = 20_261_123;
const random = (below: number) => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((seed / 2 ** 32) * below);
};
const pick = <T>(values: readonly T[]): T => values[random(values.length)] as T;

beforeAll(async () => {
  county = await makeGovernment("ca");
  const neighbour = await makeGovernment("cb");
  const cityId = crypto.randomUUID();
  await db.unit.create({
    data: {
      id: cityId,
      governmentId: cityId,
      code: "city",
      name: "市人民政府",
      shortName: "市",
      initials: "s",
      kind: "GOVERNMENT",
      path: "/city/",
      sortNo: 0,
    },
  });
  await db.$executeRaw`update "Unit" set path = '/city' || path where "governmentId" <> ${cityId}::uuid`;
  county.path = `/city${county.path}`;
  for (let n = 0; n < 4; n++) await createUnit(county, `第${n}镇`);
  units = await db.unit.findMany({
    where: { governmentId: county.id, kind: { in: ["DEPARTMENT", "TOWN"] } },
    orderBy: { sortNo: "asc" },
  });
  await fillYear(county.id, YEAR, units, 40);
  await fillYear(county.id, YEAR - 1, units, 4, "CLOSED");
  await fillYear(county.id, YEAR + 1, units, 4, "DRAFT");
  await fillYear(neighbour.id, YEAR, [{ id: neighbour.townId, code: "cb-cgz" }], 5);

  for (const role of Object.values(Role)) {
    const unitId = role === "LIAISON" || role === "UNIT_HEAD" ? county.bureauId : county.officeId;
    viewers.set(role, await makePerson(role, unitId));
  }
  viewers.set("LIAISON of a town", await makePerson("LIAISON", county.townId));
  viewers.set("LEADER of the city", await makePerson("LEADER", cityId));
});

async function fillYear(
  governmentId: string,
  year: number,
  among: readonly Unit[],
  items: number,
  status: "ISSUED" | "CLOSED" | "DRAFT" = "ISSUED",
) {
  const plan = await createPlan(governmentId, { year, status });
  const indicator = (code: string, name: string, parentId: string | null) =>
    db.indicator.create({ data: { planId: plan.id, code, name, parentId, points: 10, sortNo: Number(code.at(-1)) } });
  const first = await indicator("1", "依法履职", null);
  const seconds = [await indicator("1.1", `放管服${governmentId}`, first.id), await indicator("1.2", "清单", first.id)];
  const base = { planId: plan.id, year, leadText: "牵头", unitsText: "各镇" };
  const keyTaskIds = [0, 1, 2].map(() => crypto.randomUUID());
  await db.duty.createMany({
    data: keyTaskIds.map((id, n) => ({
      ...base,
      id,
      kind: "KEY_TASK" as const,
      code: `T0${n}`,
      title: `重点任务${n}${governmentId}`,
      sortNo: n,
    })),
  });
  for (const [n, id] of keyTaskIds.entries())
    await db.dutyParty.create({
      data: { dutyId: id, role: "LEAD", sortNo: 0, unitId: among[n % among.length]?.id ?? null },
    });
  for (let n = 0; n < items; n++) {
    const lead = pick(among);
    const others = among.filter((unit) => unit !== lead && random(2) === 0);
    const findingsTotal = random(3);
    const duty = await db.duty.create({
      data: {
        ...base,
        kind: "ASSESSMENT_ITEM",
        code: `I${n}`,
        title: `考核事项${n}`,
        sortNo: n,
        points: random(5) === 0 ? null : pick(["0.50", "1.00", "0.33"]),
        indicatorId: random(4) === 0 ? null : pick(seconds).id,
        keyTaskId: random(4) === 0 ? null : pick(keyTaskIds),
        leadUnitId: lead.id,
        dueOn: random(6) === 0 ? null : fromDay(addDays(today(), random(40) - 15)),
        frequency: pick(["QUARTERLY", "MONTHLY", "ONCE", "NONE"]),
        findingsTotal,
        findingsOpen: findingsTotal === 0 ? 0 : random(findingsTotal + 1),
        voidedAt: n === items - 1 ? new Date() : null,
        searchText: `i${n} 考核事项${n}`,
        parties: { create: [{ role: "LEAD", unitId: lead.id, sortNo: 0 }] },
        assignments: {
          create: [lead, ...others].map((unit) => ({
            unitId: unit.id,
            role: unit === lead ? ("LEAD" as const) : ("RESPONSIBLE" as const),
            status: pick(DUTY_STATUSES),
            dueOn: random(5) === 0 ? fromDay(addDays(today(), random(40) - 15)) : null,
            reportedThrough: random(2) === 0 ? null : fromDay(addDays(today(), -random(200))),
            voidedAt: unit !== lead && random(8) === 0 ? new Date() : null,
          })),
        },
      },
      include: { assignments: { where: { voidedAt: null }, include: { unit: true } } },
    });
    assignedTo.set(
      duty.id,
      duty.assignments.map((one) => one.unit.code),
    );
    await db.$transaction((tx) => rollUpDuties(tx, [duty.id]));
  }
}

const some = <T>(values: readonly T[]) => fc.option(fc.subarray([...values], { minLength: 1 }), { nil: undefined });
const anyFilter: fc.Arbitrary<DutyFilter> = fc.record(
  {
    year: fc.constantFrom(undefined, YEAR, YEAR, YEAR - 1, YEAR + 1),
    kind: some(DUTY_KINDS),
    lamp: some(LAMPS),
    status: some(DUTY_STATUSES),
    indicator: some(["1", "1.1", "1.2"]),
    keyTask: some(["T00", "T01", "T02"]),
    lead: fc.option(fc.constant(["ca-scjgj", "ca-cgz", "cb-cgz"]), { nil: undefined }),
    unit: fc.option(fc.subarray(["ca-scjgj", "ca-cgz"], { minLength: 1 }), { nil: undefined }),
    myStatus: some(DUTY_STATUSES),
    myLamp: some(LAMPS),
    findings: some(["OPEN", "CLOSED", "NONE"] as const),
  },
  { requiredKeys: [] },
);

// Few conditions at a time: many of them together leave no row to compare.
const filters = fc.tuple(anyFilter, fc.nat(), fc.nat(), fc.nat()).map(([filter, ...chosen]): DutyFilter => {
  const names = Object.keys(filter);
  return Object.fromEntries(
    chosen.flatMap((n) => Object.entries(filter).filter(([name]) => name === names[n % names.length])),
  );
});

const findingsOf = ({ findingsOpen, findingsTotal }: DutyRow) =>
  findingsOpen > 0 ? "OPEN" : findingsTotal > 0 ? "CLOSED" : "NONE";

/** The values a row has under a facet: what the filter of the same name compares with. */
const VALUES: Record<DutyFacet | "myLamp", (row: DutyRow) => (string | null | undefined)[]> = {
  kind: (row) => [row.kind],
  lamp: (row) => [row.lamp],
  status: (row) => [row.status],
  indicator: (row) => [row.indicator?.code, row.indicator?.parentCode],
  keyTask: (row) => [row.keyTask?.code],
  lead: (row) => row.leadUnits.map((unit) => unit.code),
  unit: (row) => assignedTo.get(row.id) ?? [],
  myStatus: (row) => [row.mine?.status],
  myLamp: (row) => [row.mine?.lamp],
  findings: (row) => [findingsOf(row)],
};

const agrees = (row: DutyRow, filter: DutyFilter) =>
  (Object.keys(VALUES) as (keyof typeof VALUES)[]).every((name) => {
    const wanted: readonly string[] = filter[name] ?? [];
    return wanted.length === 0 || VALUES[name](row).some((value) => value != null && wanted.includes(value));
  });

const ask = (filter: Record<string, unknown> = {}) => ({ ...dutyListSchema.parse({}), ...filter });
const ids = (rows: readonly { id: string }[]) => rows.map((row) => row.id);

describe.each([
  ...Object.values(Role).filter((role) => !ADMINISTRATORS.includes(role)),
  "LIAISON of a town",
  "LEADER of the city",
])("the numbers of %s", (name) => {
  test("are the rows they count, under any filter", async () => {
    const viewer = viewers.get(name) as Viewer;
    await fc.assert(
      fc.asyncProperty(filters, async (filter) => {
        const [all, listed, count, unfiltered] = await Promise.all([
          listAllDuties(viewer, ask(filter)),
          listDuties(viewer, ask({ ...filter, size: 7 })),
          countDuties(viewer, filter),
          listAllDuties(viewer, ask({ year: filter.year })),
        ]);
        expect(ids(all)).toEqual(ids(unfiltered.filter((row) => agrees(row, filter))));
        expect(listed.total).toBe(all.length);
        expect(count).toBe(all.length);
        expect(ids(listed.items)).toEqual(ids(all.slice(0, 7)));
        const points = all.map((row) => (row.kind === "KEY_TASK" ? 0 : Math.round(Number(row.points) * 100)));
        expect(Number(listed.points)).toBe(points.reduce((sum, one) => sum + one, 0) / 100);
      }),
      { numRuns: 20, examples: [[{}]] },
    );
  });

  test("agree with every facet: each count is the list it opens", async () => {
    const viewer = viewers.get(name) as Viewer;
    await fc.assert(
      fc.asyncProperty(filters, async (filter) => {
        for (const facet of DUTY_FACETS) await assertFacet(viewer, filter, facet);
      }),
      { numRuns: 6, examples: [[{}]] },
    );
  });
});

async function assertFacet(viewer: Viewer, filter: DutyFilter, facet: DutyFacet) {
  const [options, without] = await Promise.all([
    listDutyFacet(viewer, filter, facet),
    listAllDuties(viewer, ask({ ...filter, [facet]: undefined })),
  ]);
  const counts = options.map((option) => option.count);
  expect(counts).toEqual(
    options.map(({ value }) => without.filter((row) => VALUES[facet](row).includes(value)).length),
  );
  expect(new Set(options.map((option) => option.value)).size).toBe(options.length);
  const isPartition = facet === "kind" || facet === "lamp" || facet === "status" || facet === "findings";
  if (isPartition) expect(counts.reduce((sum, one) => sum + one, 0)).toBe(without.length);
}

describe("who sees what", () => {
  const seen = async (name: string, year?: number) =>
    ids(await listAllDuties(viewers.get(name) as Viewer, ask({ year })));

  test("the government's viewers see its whole year, alike", async () => {
    const all = await db.duty.findMany({ where: { year: YEAR, voidedAt: null, plan: { governmentId: county.id } } });
    expect(all.length).toBe(42);
    for (const role of ["OFFICE", "LEADER", "VIEWER", "ASSESSOR"]) {
      expect((await seen(role, YEAR)).sort()).toEqual(ids(all).sort());
    }
  });

  test.each([
    ["LIAISON", "bureauId"],
    ["UNIT_HEAD", "bureauId"],
    ["LIAISON of a town", "townId"],
  ] as const)("%s sees what the own unit leads or has", async (name, key) => {
    const unitId = county[key];
    const own = await db.duty.findMany({
      where: {
        year: YEAR,
        voidedAt: null,
        OR: [{ parties: { some: { unitId, role: "LEAD" } } }, { assignments: { some: { unitId, voidedAt: null } } }],
      },
    });
    expect(own.length).toBeGreaterThan(5);
    expect((await seen(name, YEAR)).sort()).toEqual(ids(own).sort());
  });

  test("only the office sees a draft year, and the latest issued one is shown first", async () => {
    expect((await seen("OFFICE", YEAR + 1)).length).toBe(6);
    expect(await seen("LEADER", YEAR + 1)).toEqual([]);
    expect(await seen("OFFICE")).toEqual(await seen("OFFICE", YEAR));
    expect((await seen("LEADER", YEAR - 1)).length).toBe(6);
  });

  test("the city sees its counties, a county not its neighbour", async () => {
    expect((await seen("LEADER of the city", YEAR)).length).toBe(42 + 7);
  });

  test.each(ADMINISTRATORS)("%s is refused", async (role) => {
    const viewer = viewers.get(role) as Viewer;
    const refused = { code: "FORBIDDEN" };
    await expect(listDuties(viewer, ask())).rejects.toMatchObject(refused);
    await expect(listAllDuties(viewer, ask())).rejects.toMatchObject(refused);
    await expect(countDuties(viewer, {})).rejects.toMatchObject(refused);
    await expect(listDutyFacet(viewer, {}, "lamp")).rejects.toMatchObject(refused);
  });
});

describe("pages and orders", () => {
  test.each(DUTY_SORTS)("by %s hold every row once, forwards and backwards", async (key) => {
    const viewer = viewers.get("OFFICE") as Viewer;
    for (const descending of [false, true]) {
      const sort = [{ key, descending }];
      const all = ids(await listAllDuties(viewer, ask({ sort })));
      expect(new Set(all).size).toBe(42);
      const pages = await Promise.all(
        [1, 2, 3, 4, 5, 6].map((page) => listDuties(viewer, ask({ sort, page, size: 10 }))),
      );
      expect(pages.flatMap(({ items }) => ids(items))).toEqual(all);
    }
  });

  test.each(DUTY_GROUPS)("by group %s: the heads add up to the list and follow its order", async (group) => {
    const viewer = viewers.get("OFFICE") as Viewer;
    const { groups, total, points } = await listDuties(viewer, ask({ group }));
    expect(groups.reduce((sum, one) => sum + one.count, 0)).toBe(total);
    expect(groups.reduce((sum, one) => sum + Number(one.points), 0)).toBeCloseTo(Number(points), 6);
    const all = await listAllDuties(viewer, ask({ group }));
    const order = all.map((row) => row.groupKey).filter((key, n, keys) => n === 0 || key !== keys[n - 1]);
    expect(order).toEqual(groups.map((one) => one.key));
  });

  test("a key task's points are the sum of its items", async () => {
    const all = await listAllDuties(viewers.get("OFFICE") as Viewer, ask());
    for (const keyTask of all.filter((row) => row.kind === "KEY_TASK")) {
      const items = all.filter((row) => row.keyTask?.code === keyTask.code);
      expect(Number(keyTask.points)).toBeCloseTo(
        items.reduce((sum, item) => sum + Number(item.points), 0),
        6,
      );
    }
  });
});

describe("the search", () => {
  const found = async (q: string) => (await listDuties(viewers.get("OFFICE") as Viewer, ask({ q }))).total;

  test("finds by title, code, unit name, short name, initials and former name, and takes % and _ as they are", async () => {
    await db.unitFormerName.create({ data: { unitId: county.townId, name: "老城镇" } });
    const ofTown = [...assignedTo.values()].filter((codes) => codes.includes("ca-cgz"));
    expect(await found("考核事项")).toBe(39);
    expect(await found("I12")).toBe(1);
    for (const q of ["城关镇", "CGZ", "老城镇"]) {
      const count = await found(q);
      expect(count).toBeGreaterThan(3);
      expect(count).toBeLessThanOrEqual(ofTown.length);
      expect(count).toBe(await countDuties(viewers.get("OFFICE") as Viewer, { unit: ["ca-cgz"] }));
    }
    for (const q of ["%", "_", "\\", "没有这回事", "老城镇的", "城镇"]) expect(await found(q)).toBe(0);
  });
});
