import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, fromDay, today } from "@/lib/dates";
import { LAMPS } from "@/lib/duties/status";
import { useDatabase } from "@/lib/testing/database";
import { createItem, createPlan, createUnit } from "@/lib/testing/factories";
import { makeGovernment, makePerson } from "@/lib/testing/people";
import { type FindingStatus, type PlanStatus, Role } from "@/prisma/generated/enums";
import { listBoard } from "./board/queries";
import { listFindingFacet } from "./facets/queries";
import { canDecideClosure } from "./policy";
import { assertFindingVisible, countFindings, type FindingRow, listAllFindings, listFindings } from "./queries";
import { getFinding } from "./record/queries";
import { rollUpFindings, tallyRectification } from "./roll-up";
import {
  FINDING_FACETS,
  FINDING_GROUPS,
  FINDING_SORTS,
  FINDING_TASKS,
  type FindingFacet,
  type FindingFilter,
  findingListSchema,
} from "./schema";
import {
  FINDING_KINDS,
  FINDING_SOURCES,
  FINDING_STATUSES,
  LEVEL_STATUS,
  levelOf,
  MEASURE_STATUSES,
  SEVERITIES,
} from "./status";
import { getRectification } from "./summary/queries";

const db = useDatabase();
const YEAR = 2026;
const COUNT = 120;
const ADMINISTRATORS: Role[] = ["SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDITOR"];
const VOID_COUNT = { value: 0 };

interface Unit {
  id: string;
  code: string;
}

let county: Awaited<ReturnType<typeof makeGovernment>>;
let units: Unit[];
const viewers = new Map<string, Viewer>();
const indicatorsOf = new Map<string, string[]>();

// One fixed sequence: a failure can be looked at again.
let seed = 20_261_124;
const random = (below: number) => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((seed / 2 ** 32) * below);
};
const pick = <T>(values: readonly T[]): T => values[random(values.length)] as T;

beforeAll(async () => {
  county = await makeGovernment("ca");
  const neighbour = await makeGovernment("cb");
  const cityId = crypto.randomUUID();
  const city = { id: cityId, governmentId: cityId, code: "city", name: "市人民政府", shortName: "市", initials: "s" };
  await db.unit.create({ data: { ...city, kind: "GOVERNMENT", path: "/city/", sortNo: 0 } });
  await db.$executeRaw`update "Unit" set path = '/city' || path where "governmentId" <> ${cityId}::uuid`;
  for (let n = 0; n < 3; n++) await createUnit(county, `第${n}镇`);
  units = await db.unit.findMany({
    where: { governmentId: county.id, kind: { not: "GOVERNMENT" } },
    orderBy: { sortNo: "asc" },
  });
  for (const role of Object.values(Role)) {
    const unitId = role === "LIAISON" || role === "UNIT_HEAD" ? county.bureauId : county.officeId;
    viewers.set(role, await makePerson(role, unitId));
  }
  viewers.set("LIAISON of a town", await makePerson("LIAISON", county.townId));
  viewers.set("UNIT_HEAD of a town", await makePerson("UNIT_HEAD", county.townId));
  viewers.set("LEADER of the city", await makePerson("LEADER", cityId));
  await fillYear(county.id, YEAR, units, COUNT);
  await fillYear(county.id, YEAR - 1, units, 8, "CLOSED");
  await fillYear(county.id, YEAR + 1, units, 8, "DRAFT");
  const [theirs] = [await db.unit.findUniqueOrThrow({ where: { id: neighbour.townId } })];
  await fillYear(neighbour.id, YEAR, [theirs], 7);
});

async function fillYear(
  governmentId: string,
  year: number,
  among: readonly Unit[],
  count: number,
  status: PlanStatus = "ISSUED",
) {
  const plan = await createPlan(governmentId, { year, status });
  const indicator = (code: string, name: string, parentId: string | null) =>
    db.indicator.create({ data: { planId: plan.id, code, name, parentId, points: 10, sortNo: Number(code.at(-1)) } });
  const first = await indicator("1", "依法履职", null);
  const indicators = [
    await indicator("1.1", `放管服${governmentId}`, first.id),
    await indicator("1.2", "清单", first.id),
  ];
  const item = await createItem(plan, { unitIds: [among[0]?.id ?? ""] });
  const people = await db.user.findMany({
    where: { unit: { governmentId: county.id } },
    select: { id: true, unitId: true },
  });
  const ids: string[] = [];
  for (let n = 0; n < count; n++) {
    const state: FindingStatus = pick(FINDING_STATUSES);
    const named = among.filter((_, index) => index === n % among.length || random(5) === 0);
    const lead = random(5) === 0 ? null : pick(among);
    const open = levelOf(state) === null && state !== "CLOSED";
    const chosen = random(5) === 0 ? null : pick(indicators);
    const applicant = pick(people);
    const raisedUnit = pick(among);
    const finding = await db.finding.create({
      data: {
        planId: plan.id,
        year,
        sortNo: n + 1,
        number: `${year}-${n + 1}`,
        source: pick(FINDING_SOURCES),
        kind: pick(FINDING_KINDS),
        severity: pick(SEVERITIES),
        text: `问题${n}`,
        searchText: `${year}-${n + 1} 问题${n} ${named.map((unit) => unit.code).join(" ")}`,
        status: state,
        isReturned: random(5) === 0,
        relapses: random(6) === 0 ? 1 : 0,
        foundOn: fromDay(addDays(`${year}-01-05`, random(300))),
        closedOn: state === "CLOSED" ? fromDay(addDays(`${year}-11-01`, random(20))) : null,
        dutyId: random(2) === 0 ? item.id : null,
        indicatorId: chosen?.id ?? null,
        leadUnitId: lead?.id ?? null,
        raisedById: applicant.id,
        raisedUnitId: raisedUnit.id,
        units: { create: named.map(({ id }, sortNo) => ({ unitId: id, sortNo })) },
        measures: {
          create: Array.from({ length: state === "REGISTERED" ? 0 : 1 + random(3) }, (_, sortNo) => ({
            sortNo,
            text: `措施${sortNo}`,
            leadUnitId: pick(among).id,
            status: open ? pick(MEASURE_STATUSES) : ("DONE" as const),
            dueOn: random(6) === 0 ? null : fromDay(addDays(today(), random(40) - 15)),
            voidedAt: sortNo > 0 && random(6) === 0 ? new Date() : null,
            units: { create: named.map(({ id }, place) => ({ unitId: id, sortNo: place })) },
          })),
        },
      },
      include: { measures: true },
    });
    ids.push(finding.id);
    indicatorsOf.set(finding.id, chosen ? [chosen.code, "1"] : []);
    if (state === "VOID" && governmentId === county.id && year === YEAR) VOID_COUNT.value++;
    if (levelOf(state)) {
      const closure = { findingId: finding.id, round: 1, statement: "已经整改", applicantId: applicant.id };
      const actor = random(4) === 0 ? pick(people) : null;
      await db.closure.create({
        data: {
          ...closure,
          unitId: named[0]?.id ?? "",
          ...(actor && { steps: { create: { level: "HEAD", decision: "PASSED", actorId: actor.id } } }),
        },
      });
    }
    if (state === "CLOSED" && random(3) === 0) {
      await db.recheck.create({ data: { findingId: finding.id, reason: "RANDOM", chosenById: applicant.id } });
    }
    const measure = finding.measures.find((one) => one.voidedAt === null && one.status !== "DONE");
    if (state === "RECTIFYING" && measure && random(2) === 0) {
      const request = { reason: "雨季施工", dueOn: fromDay("2026-12-31"), applicantId: applicant.id };
      await db.extension.create({
        data: {
          ...request,
          measureId: measure.id,
          status: pick(["HEAD_REVIEW", "OFFICE_REVIEW"]),
          unitId: named[0]?.id ?? "",
        },
      });
    }
  }
  await db.$transaction(async (tx) => {
    await rollUpFindings(tx, ids);
    await tallyRectification(tx, {
      dutyIds: [item.id],
      planUnits: among.map((unit) => ({ planId: plan.id, unitId: unit.id })),
    });
  });
}

const some = <T>(values: readonly T[]) => fc.option(fc.subarray([...values], { minLength: 1 }), { nil: undefined });
const anyFilter: fc.Arbitrary<FindingFilter> = fc.record(
  {
    year: fc.constantFrom(undefined, YEAR, YEAR, YEAR - 1, YEAR + 1),
    status: some(FINDING_STATUSES),
    lamp: some(LAMPS),
    source: some(FINDING_SOURCES),
    kind: some(FINDING_KINDS),
    severity: some(SEVERITIES),
    flag: some(["RETURNED", "EXTENSION", "RELAPSE", "RECHECK"] as const),
    unit: fc.option(fc.subarray(["ca-scjgj", "ca-cgz", "cb-cgz"], { minLength: 1 }), { nil: undefined }),
    lead: fc.option(fc.subarray(["ca-scjgj", "ca-cgz"], { minLength: 1 }), { nil: undefined }),
    indicator: some(["1", "1.1", "1.2"]),
  },
  { requiredKeys: [] },
);

// Few conditions at a time: many of them together leave no row to compare.
const filters = fc.tuple(anyFilter, fc.nat(), fc.nat(), fc.nat()).map(([filter, ...chosen]): FindingFilter => {
  const names = Object.keys(filter);
  return Object.fromEntries(
    chosen.flatMap((n) => Object.entries(filter).filter(([name]) => name === names[n % names.length])),
  );
});

/** The values a row has under a facet: what the filter of the same name compares with. */
const VALUES: Record<FindingFacet, (row: FindingRow) => (string | null | undefined)[]> = {
  status: (row) => [row.status],
  lamp: (row) => [row.lamp],
  source: (row) => [row.source],
  kind: (row) => [row.kind],
  severity: (row) => [row.severity],
  flag: (row) => [
    row.isReturned ? "RETURNED" : null,
    row.hasExtension ? "EXTENSION" : null,
    row.relapses > 0 ? "RELAPSE" : null,
    row.recheckPending ? "RECHECK" : null,
  ],
  unit: (row) => row.units.map((unit) => unit.code),
  lead: (row) => [row.leadUnit?.code],
  indicator: (row) => indicatorsOf.get(row.id) ?? [],
};

const agrees = (row: FindingRow, filter: FindingFilter) =>
  (row.status !== "VOID" || filter.status?.includes("VOID") === true) &&
  FINDING_FACETS.every((name) => {
    const wanted: readonly string[] = filter[name] ?? [];
    return wanted.length === 0 || VALUES[name](row).some((value) => value != null && wanted.includes(value));
  });

const ask = (filter: Record<string, unknown> = {}) => ({ ...findingListSchema.parse({}), ...filter });
const everything = (filter: FindingFilter) => ask({ year: filter.year, status: [...FINDING_STATUSES] });
const ids = (rows: readonly { id: string }[]) => rows.map((row) => row.id);

const READERS = [
  ...Object.values(Role).filter((role) => !ADMINISTRATORS.includes(role)),
  "LIAISON of a town",
  "UNIT_HEAD of a town",
  "LEADER of the city",
];

describe.each(READERS)("the numbers of %s", (name) => {
  test("are the rows they count, under any filter", async () => {
    const viewer = viewers.get(name) as Viewer;
    await fc.assert(
      fc.asyncProperty(filters, async (filter) => {
        const [all, listed, count, unfiltered, board] = await Promise.all([
          listAllFindings(viewer, ask(filter)),
          listFindings(viewer, ask({ ...filter, size: 7 })),
          countFindings(viewer, filter),
          listAllFindings(viewer, everything(filter)),
          listBoard(viewer, filter),
        ]);
        expect(ids(all)).toEqual(ids(unfiltered.filter((row) => agrees(row, filter))));
        expect(listed.total).toBe(all.length);
        expect(count).toBe(all.length);
        const isOver = ({ status }: FindingRow) => status === "CLOSED" || status === "VOID";
        const openFirst = [...all.filter((row) => !isOver(row)), ...all.filter(isOver)];
        expect(ids(listed.items)).toEqual(ids(openFirst.slice(0, 7)));
        const sum = (of: (row: FindingRow) => number) => all.reduce((total, row) => total + of(row), 0);
        expect(listed).toMatchObject({
          closed: sum((row) => Number(row.status === "CLOSED")),
          measuresTotal: sum((row) => row.measuresTotal),
          measuresDone: sum((row) => row.measuresDone),
        });
        for (const column of board.columns) {
          const here = all.filter((row) => row.status === column.status);
          expect(column.count).toBe(here.length);
          expect(column.rows).toHaveLength(Math.min(20, here.length));
        }
        expect(board.columns.reduce((total, column) => total + column.count, 0)).toBe(all.length);
      }),
      { numRuns: 15, examples: [[{}]] },
    );
  });

  test("agree with every facet: each count is the list it opens", async () => {
    const viewer = viewers.get(name) as Viewer;
    await fc.assert(
      fc.asyncProperty(filters, async (filter) => {
        for (const facet of FINDING_FACETS) await assertFacet(viewer, filter, facet);
      }),
      { numRuns: 5, examples: [[{}]] },
    );
  });

  test("agree with what waits for them, and with the summary", async () => {
    const viewer = viewers.get(name) as Viewer;
    const [all, summary] = await Promise.all([listAllFindings(viewer, ask()), getRectification(viewer)]);
    expect(summary).toMatchObject({
      found: all.length,
      closed: all.filter((row) => row.status === "CLOSED").length,
      overdue: all.filter((row) => row.lamp === "RED").length,
      longTerm: all.filter((row) => row.status === "LONG_TERM").length,
      measuresTotal: all.reduce((sum, row) => sum + row.measuresTotal, 0),
    });
    const waiting = new Set<string>();
    for (const task of FINDING_TASKS) {
      const rows = await listAllFindings(viewer, ask({ task }));
      expect(rows.length).toBe(summary.waiting[task]);
      for (const row of rows) waiting.add(row.id);
      expect(rows.every((row) => row.waitsForMe)).toBe(true);
    }
    expect(all.filter((row) => row.waitsForMe).length).toBe(waiting.size);
    if (name === "OFFICE") expect(Math.min(summary.waiting.rectify, summary.waiting.review)).toBeGreaterThan(0);
    await assertDecisions(viewer, all);
    const last = summary.burnDown.at(-1);
    expect(last?.open ?? 0).toBe(all.length - all.filter((row) => row.closedOn !== null).length);
  });
});

/** A closure waits for the viewer exactly where the policy lets it be decided, within the own government. */
async function assertDecisions(viewer: Viewer, all: readonly FindingRow[]) {
  const closures = await db.closure.findMany({
    where: { status: "PENDING", findingId: { in: ids(all) } },
    include: { steps: true, finding: { include: { plan: true } } },
  });
  for (const level of ["HEAD", "LEAD", "OFFICE", "LEADER"] as const) {
    const task = ({ HEAD: "sign", LEAD: "check", OFFICE: "review", LEADER: "approve" } as const)[level];
    const mine = closures.filter(
      ({ finding, steps, ...closure }) =>
        finding.status === LEVEL_STATUS[level] &&
        canDecideClosure(viewer, level, {
          ...closure,
          governmentId: finding.plan.governmentId,
          leadUnitId: finding.leadUnitId,
          deciderIds: steps.flatMap((step) => step.actorId ?? []),
        }),
    );
    const rows = await listAllFindings(viewer, ask({ task, status: [LEVEL_STATUS[level]] }));
    expect(new Set(ids(rows))).toEqual(new Set(mine.map((closure) => closure.findingId)));
    for (const row of rows.slice(0, 3)) expect((await getFinding(viewer, row.id)).can.decide).toBe(level);
  }
}

async function assertFacet(viewer: Viewer, filter: FindingFilter, facet: FindingFacet) {
  const shown = facet === "status" ? [...FINDING_STATUSES] : undefined;
  const [options, without] = await Promise.all([
    listFindingFacet(viewer, filter, facet),
    listAllFindings(viewer, ask({ ...filter, [facet]: shown })),
  ]);
  expect(options.map((option) => option.count)).toEqual(
    options.map(({ value }) => without.filter((row) => VALUES[facet](row).includes(value)).length),
  );
  expect(new Set(options.map((option) => option.value)).size).toBe(options.length);
  const isPartition = ["status", "lamp", "source", "kind", "severity"].includes(facet);
  if (isPartition) expect(options.reduce((sum, option) => sum + option.count, 0)).toBe(without.length);
  // No value that a row has is missing; of the indicators the second level is offered.
  const values = new Set(without.flatMap((row) => VALUES[facet](row).filter((value) => value && value !== "1")));
  expect(new Set(options.map((option) => option.value))).toEqual(values);
}

describe("who sees what", () => {
  const seen = async (name: string, filter: Record<string, unknown> = {}) =>
    ids(await listAllFindings(viewers.get(name) as Viewer, ask({ status: [...FINDING_STATUSES], ...filter })));

  test("a unit sees what it is named on, leads, has a measure of, or raised", async () => {
    const unitId = county.townId;
    const findings = await db.finding.findMany({
      where: { planId: (await db.plan.findFirstOrThrow({ where: { year: YEAR, governmentId: county.id } })).id },
      include: { units: true, measures: { include: { units: true } } },
    });
    const expected = findings.filter(
      (one) =>
        one.leadUnitId === unitId ||
        one.raisedUnitId === unitId ||
        one.units.some((unit) => unit.unitId === unitId) ||
        one.measures.some(
          (measure) =>
            !measure.voidedAt &&
            (measure.leadUnitId === unitId || measure.units.some((unit) => unit.unitId === unitId)),
        ),
    );
    const found = await seen("LIAISON of a town", { year: YEAR });
    expect(new Set(found)).toEqual(new Set(ids(expected)));
    expect(found.length).toBeLessThan(COUNT);
    const town = viewers.get("LIAISON of a town") as Viewer;
    for (const { id } of findings) {
      const look = assertFindingVisible(town, id);
      await (found.includes(id) ? look : expect(look).rejects.toMatchObject({ code: "NOT_FOUND" }));
    }
    await expect(assertFindingVisible(town, "nonsense")).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("the office sees drafts, others do not; the city sees its counties", async () => {
    expect((await seen("OFFICE", { year: YEAR + 1 })).length).toBe(8);
    expect(await seen("LEADER", { year: YEAR + 1 })).toEqual([]);
    expect((await seen("LEADER", { year: YEAR - 1 })).length).toBe(8);
    expect((await seen("OFFICE")).length).toBe(COUNT);
    expect((await seen("LEADER of the city", { year: YEAR })).length).toBe(COUNT + 7);
    expect(await countFindings(viewers.get("OFFICE") as Viewer, {})).toBe(COUNT - VOID_COUNT.value);
  });

  test.each(ADMINISTRATORS)("%s is refused", async (role) => {
    const viewer = viewers.get(role) as Viewer;
    const refused = { code: "FORBIDDEN" };
    await expect(listFindings(viewer, ask())).rejects.toMatchObject(refused);
    await expect(listAllFindings(viewer, ask())).rejects.toMatchObject(refused);
    await expect(countFindings(viewer, {})).rejects.toMatchObject(refused);
    await expect(listFindingFacet(viewer, {}, "lamp")).rejects.toMatchObject(refused);
    await expect(listBoard(viewer, {})).rejects.toMatchObject(refused);
    await expect(getRectification(viewer)).rejects.toMatchObject(refused);
    await expect(getFinding(viewer, crypto.randomUUID())).rejects.toMatchObject(refused);
  });
});

describe("pages and orders", () => {
  test.each(FINDING_SORTS)("by %s hold every row once, forwards and backwards", async (key) => {
    const viewer = viewers.get("OFFICE") as Viewer;
    for (const descending of [false, true]) {
      const sort = [{ key, descending }];
      const all = ids(await listAllFindings(viewer, ask({ sort })));
      expect(new Set(all).size).toBe(COUNT - VOID_COUNT.value);
      const pages = await Promise.all([1, 2, 3].map((page) => listFindings(viewer, ask({ sort, page, size: 50 }))));
      expect(pages.flatMap(({ items }) => ids(items))).toEqual(all);
    }
  });

  test.each(FINDING_GROUPS)("by group %s: the heads add up to the list and follow its order", async (group) => {
    const viewer = viewers.get("LEADER of the city") as Viewer;
    const { groups, total, closed, measuresTotal, measuresDone } = await listFindings(
      viewer,
      ask({ group, year: YEAR }),
    );
    const sum = (name: "count" | "closed" | "measuresTotal" | "measuresDone") =>
      groups.reduce((all, one) => all + one[name], 0);
    expect([sum("count"), sum("closed"), sum("measuresTotal"), sum("measuresDone")]).toEqual([
      total,
      closed,
      measuresTotal,
      measuresDone,
    ]);
    const all = await listAllFindings(viewer, ask({ group, year: YEAR }));
    const order = all.map((row) => row.groupKey).filter((key, n, keys) => n === 0 || key !== keys[n - 1]);
    expect(order).toEqual(groups.map((one) => one.key));
  });

  test("severity and status sort as people do", async () => {
    const viewer = viewers.get("OFFICE") as Viewer;
    const rank = async <T>(key: "severity" | "status", values: readonly T[]) => {
      const rows = await listAllFindings(viewer, ask({ sort: [{ key, descending: false }] }));
      return rows.map((row) => values.indexOf(row[key] as T));
    };
    for (const places of [await rank("severity", SEVERITIES), await rank("status", FINDING_STATUSES)]) {
      expect(places).toEqual([...places].sort((a, b) => a - b));
    }
  });
});

test("the search finds by number, text and former name, and takes % and _ as they are", async () => {
  await db.unitFormerName.create({ data: { unitId: county.townId, name: "老城镇" } });
  const viewer = viewers.get("OFFICE") as Viewer;
  const found = (q: string) => countFindings(viewer, { q });
  expect(await found("问题")).toBe(COUNT - VOID_COUNT.value);
  expect(await found("老城镇")).toBe(await countFindings(viewer, { unit: ["ca-cgz"] }));
  for (const q of ["%", "_", "\\", "没有这回事"]) expect(await found(q)).toBe(0);
});
