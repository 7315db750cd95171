import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, today, yearOf } from "@/lib/dates";
import { useDatabase } from "@/lib/testing/database";
import { createFinding, createItem, createPlan } from "@/lib/testing/factories";
import { makeGovernment, makePerson } from "@/lib/testing/people";
import { chooseRecheck, recordRecheck, sampleRechecks } from "./mutations";
import { byRisk, draw } from "./rules";

const db = useDatabase();

const year = yearOf(today());
let county: Awaited<ReturnType<typeof makeGovernment>>;
let old: { id: string; year: number };
let plan: { id: string; year: number };
let office: Viewer;

beforeAll(async () => {
  county = await makeGovernment();
  old = await createPlan(county.id, { year: year - 1, status: "CLOSED" });
  plan = await createPlan(county.id, { year });
  office = await makePerson("OFFICE", county.officeId);
});

const closed = (more: object = {}) =>
  createFinding(old, { unitIds: [county.townId], raisedBy: office, status: "CLOSED", ...more });

const record = { record: "抽查十份案卷，均未归档", checkedOn: today(), measures: [] };

test("a relapse knows its ancestors, is counted, and stands in the present year; the old one stays closed", async () => {
  const before = await createItem(old, { code: "5.1.1", unitIds: [county.townId] });
  const now = await createItem(plan, { code: "5.1.1", unitIds: [county.townId] });
  const first = await closed({ dutyId: before.id, text: "执法案卷归档不及时" });
  let current: { id: string; number: string } = first;
  const lineage: string[] = [];
  for (let depth = 1; depth <= 3; depth++) {
    const { id } = await chooseRecheck(office, { findingId: current.id });
    const { relapse } = await recordRecheck(office, { id, version: 1, result: "RELAPSED", ...record });
    if (!relapse) throw new Error("it came back");
    const child = await db.finding.findUniqueOrThrow({ where: { id: relapse.id }, include: { units: true } });
    expect(child).toMatchObject({
      ...{ ancestorId: current.id, relapses: depth, status: "REGISTERED", planId: plan.id, dutyId: now.id },
      ...{ text: "执法案卷归档不及时", units: [{ unitId: county.townId }] },
    });
    const parent = await db.finding.findUniqueOrThrow({ where: { id: current.id } });
    expect(parent.status).toBe("CLOSED");
    const told = await db.auditEvent.findMany({ where: { findingId: { in: [current.id, relapse.id] } } });
    expect(told.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["RECHECK_CHOSEN", "RECHECK_RECORDED", "FINDING_RAISED"]),
    );
    const raised = told.find((event) => event.findingId === relapse.id && event.kind === "FINDING_RAISED");
    expect(raised?.payload).toMatchObject({ ancestor: current.number });
    lineage.push(current.id);
    await db.finding.update({ where: { id: relapse.id }, data: { status: "CLOSED" } });
    current = relapse;
  }
  const [eldest] = await db.$queryRaw<{ depth: number }[]>`
    with recursive up as (
      select id, "ancestorId", 0 as depth from "Finding" where id = ${current.id}::uuid
      union all select f.id, f."ancestorId", up.depth + 1 from up join "Finding" f on f.id = up."ancestorId")
    select max(depth)::int as depth from up`;
  expect(eldest?.depth).toBe(3);
  expect(lineage[0]).toBe(first.id);
});

test("what held is written down once", async () => {
  const finding = await closed();
  const { id } = await chooseRecheck(office, { findingId: finding.id });
  await expect(chooseRecheck(office, { findingId: finding.id })).rejects.toMatchObject({ key: "recheckPending" });
  const held = { id, version: 1, result: "HELD" as const, ...record };
  const future = { ...held, checkedOn: addDays(today(), 1) };
  await expect(recordRecheck(office, future)).rejects.toMatchObject({ key: "dayInFuture", field: "checkedOn" });
  await expect(recordRecheck(office, { ...held, version: 2 })).rejects.toMatchObject({ code: "CONFLICT" });
  expect(await recordRecheck(office, held)).toEqual({ relapse: null });
  expect(await db.recheck.findUniqueOrThrow({ where: { id } })).toMatchObject({
    ...{ result: "HELD", checkedById: office.userId, version: 2, relapseId: null },
  });
  await expect(recordRecheck(office, { ...held, version: 2 })).rejects.toMatchObject({ key: "findingStatus" });
  await chooseRecheck(office, { findingId: finding.id });
});

test("only the office of the same government, and only what is closed", async () => {
  const finding = await closed();
  const open = await createFinding(plan, { unitIds: [county.townId], raisedBy: office });
  await expect(chooseRecheck(office, { findingId: open.id })).rejects.toMatchObject({ key: "findingStatus" });
  const town = await makePerson("LIAISON", county.townId);
  await expect(chooseRecheck(town, { findingId: finding.id })).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(sampleRechecks(town, { year, random: 1, risk: 0 })).rejects.toMatchObject({ code: "FORBIDDEN" });
  const other = await makePerson("OFFICE", (await makeGovernment()).officeId);
  await expect(chooseRecheck(other, { findingId: finding.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  const { id } = await chooseRecheck(office, { findingId: finding.id });
  const held = { id, version: 1, result: "HELD" as const, ...record };
  await expect(recordRecheck(other, held)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(recordRecheck(town, held)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(sampleRechecks(office, { year: 2001, random: 1, risk: 1 })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a sample takes the riskiest, others by lot, and nothing that is being looked at", async () => {
  const year3 = await createPlan(county.id, { year: year - 3, status: "CLOSED" });
  const make = (severity: "SERIOUS" | "MINOR") =>
    createFinding(year3, { unitIds: [county.townId], raisedBy: office, status: "CLOSED", severity });
  const minor = await Promise.all(Array.from({ length: 4 }, () => make("MINOR")));
  const serious = await make("SERIOUS");
  const input = { year: year - 3, random: 2, risk: 1 };
  expect(await sampleRechecks(office, input)).toEqual({ chosen: 3 });
  const chosen = await db.recheck.findMany({ where: { finding: { planId: year3.id } } });
  expect(chosen.filter(({ reason }) => reason === "RISK").map(({ findingId }) => findingId)).toEqual([serious.id]);
  expect(chosen.filter(({ reason }) => reason === "RANDOM")).toHaveLength(2);
  expect(await sampleRechecks(office, { ...input, random: 100, risk: 100 })).toEqual({ chosen: minor.length - 2 });
  await expect(sampleRechecks(office, input)).rejects.toMatchObject({ code: "INVALID", key: "nothingToSample" });
});

test("two samples at once choose nobody twice", async () => {
  const year4 = await createPlan(county.id, { year: year - 4, status: "CLOSED" });
  for (let n = 0; n < 6; n++) {
    await createFinding(year4, { unitIds: [county.townId], raisedBy: office, status: "CLOSED" });
  }
  const input = { year: year - 4, random: 4, risk: 1 };
  await Promise.allSettled([1, 2, 3].map(() => sampleRechecks(office, input)));
  const chosen = await db.recheck.findMany({ where: { finding: { planId: year4.id } } });
  expect(new Set(chosen.map(({ findingId }) => findingId)).size).toBe(chosen.length);
});

test("byRisk and draw", () => {
  const one = { id: "", severity: "MINOR", kind: "DEADLINE", relapses: 0, returned: 0, extended: 0 } as const;
  const order = byRisk([
    { ...one, id: "plain" },
    { ...one, id: "long", kind: "LONG_TERM" },
    { ...one, id: "returned", returned: 2 },
    { ...one, id: "relapse", relapses: 1 },
    { ...one, id: "serious", severity: "SERIOUS" },
    { ...one, id: "extended", extended: 3 },
  ]).map(({ id }) => id);
  expect(order).toEqual(["serious", "relapse", "returned", "extended", "long", "plain"]);
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer()), fc.nat(20), fc.nat(1_000), (from, count, seed) => {
      const drawn = draw(from, count, (below) => seed % below);
      expect(new Set(drawn).size).toBe(Math.min(count, from.length));
      expect(from).toEqual(expect.arrayContaining(drawn));
    }),
  );
});
