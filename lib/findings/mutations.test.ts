import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, toDay, today, yearOf } from "@/lib/dates";
import { useDatabase } from "@/lib/testing/database";
import { createFinding, createItem, createPlan, createUnit } from "@/lib/testing/factories";
import { makeGovernment, makePerson } from "@/lib/testing/people";
import { batchEditFindings } from "./batch/mutations";
import { addMeasure } from "./measures/mutations";
import {
  editFinding,
  makeLongTerm,
  raiseFinding,
  raiseFindings,
  resumeFinding,
  reviewLongTerm,
  voidFinding,
} from "./mutations";
import type { EditFindingInput, RaiseFindingInput } from "./schema";

const db = useDatabase();

const year = yearOf(today());
let county: Awaited<ReturnType<typeof makeGovernment>>;
let plan: { id: string; year: number };
let item: Awaited<ReturnType<typeof createItem>>;
let otherId: string;
let indicatorId: string;
let office: Viewer;
let lead: Viewer;
let town: Viewer;

beforeAll(async () => {
  county = await makeGovernment();
  plan = await createPlan(county.id, { year });
  await createPlan(county.id, { year: year + 1, status: "DRAFT" });
  await createPlan(county.id, { year: year - 1, status: "CLOSED" });
  otherId = (await createUnit(county, "黑泉镇")).id;
  office = await makePerson("OFFICE", county.officeId);
  lead = await makePerson("LIAISON", county.bureauId);
  town = await makePerson("LIAISON", county.townId);
  const indicator = await db.indicator.create({
    data: { planId: plan.id, code: "5", name: "行政执法", points: "20", sortNo: 5 },
  });
  indicatorId = indicator.id;
  item = await createItem(plan, { unitIds: [county.townId], leadUnitId: county.bureauId, title: "执法案卷评查" });
  await db.duty.update({ where: { id: item.id }, data: { indicatorId } });
});

const words = (more: Partial<RaiseFindingInput> = {}): RaiseFindingInput => ({
  ...{ year: null, source: "AUDIT", kind: "DEADLINE", severity: "MAJOR", text: "执法案卷归档不及时" },
  ...{ rootCause: "专人不足", goal: "案卷一案一档", stageGoal: "", nextReviewOn: null, foundOn: `${year}-01-05` },
  ...{ foundBy: "县审计局", instruction: "", unitIds: [county.townId], leadUnitId: null, dutyId: null },
  ...{ indicatorId: null, reportId: null, measures: [], ...more },
});

const MEASURE = {
  ...{ text: "补齐案卷并建立归档制度。", leadUnitId: null, unitIds: [], person: "李四", dueText: "6月底前" },
  dueOn: `${year}-06-30`,
};

const findingOf = (id: string) =>
  db.finding.findUniqueOrThrow({
    where: { id },
    include: { units: { orderBy: { sortNo: "asc" } }, measures: { include: { units: true } } },
  });
const eventsOf = (findingId: string) =>
  db.auditEvent.findMany({ where: { findingId }, orderBy: { id: "asc" }, select: { kind: true, payload: true } });
const tallyOf = (unitId: string) => db.unitTally.findFirst({ where: { unitId, planId: plan.id } });

describe("raiseFinding", () => {
  test("takes lead unit and indicator from the duty, numbers on and counts", async () => {
    const before = await db.duty.findUniqueOrThrow({ where: { id: item.id } });
    const { id, number, version } = await raiseFinding(office, words({ dutyId: item.id }));
    expect(number).toMatch(new RegExp(`^${year}-\\d{3}$`));
    expect(version).toBe(1);
    const finding = await findingOf(id);
    expect(finding).toMatchObject({
      ...{
        status: "REGISTERED",
        leadUnitId: county.bureauId,
        indicatorId,
        raisedById: office.userId,
        measuresTotal: 0,
      },
      units: [{ unitId: county.townId, sortNo: 0 }],
    });
    for (const found of ["城关镇", "zfajgdbjs", number, "县市场监督管理局"])
      expect(finding.searchText).toContain(found);
    const after = await db.duty.findUniqueOrThrow({ where: { id: item.id } });
    expect(after).toMatchObject({ findingsTotal: before.findingsTotal + 1, findingsOpen: before.findingsOpen + 1 });
    expect(await eventsOf(id)).toEqual([{ kind: "FINDING_RAISED", payload: { number, text: "执法案卷归档不及时" } }]);
    const next = await raiseFinding(office, words());
    expect(Number(next.number.slice(5))).toBe(Number(number.slice(5)) + 1);
  });

  test("with measures it is being rectified; what a measure leaves open is the finding's", async () => {
    const unitIds = [county.townId, otherId];
    const measures = [MEASURE, { ...MEASURE, leadUnitId: otherId, unitIds: [otherId], dueOn: null }];
    const { id } = await raiseFinding(office, words({ unitIds, measures }));
    const finding = await findingOf(id);
    expect(finding).toMatchObject({ status: "RECTIFYING", measuresTotal: 2, measuresDone: 0 });
    expect(toDay(finding.openDueOn)).toBe(`${year}-06-30`);
    const [first, second] = finding.measures;
    expect(first).toMatchObject({ leadUnitId: county.townId, sortNo: 1, person: "李四" });
    expect(first?.originalDueOn).toEqual(first?.dueOn);
    expect(first?.units.map(({ unitId }) => unitId).sort()).toEqual([...unitIds].sort());
    expect(second).toMatchObject({ leadUnitId: otherId, units: [{ unitId: otherId }], dueOn: null });
    expect(await tallyOf(otherId)).toMatchObject({ findingsTotal: 1, findingsOpen: 1 });
  });

  test("a unit raises what it found with itself, and with others on a duty that it leads", async () => {
    const own = words({ source: "SELF_CHECK" });
    await raiseFinding(town, own);
    await raiseFinding(lead, words({ dutyId: item.id }));
    const refused = { code: "FORBIDDEN", key: "cannotRaise" };
    await expect(raiseFinding(town, words())).rejects.toMatchObject(refused);
    await expect(raiseFinding(town, { ...own, unitIds: [county.townId, otherId] })).rejects.toMatchObject(refused);
    await expect(raiseFinding(lead, words())).rejects.toMatchObject(refused);
    for (const role of ["LEADER", "ASSESSOR", "VIEWER", "SYSTEM_ADMIN"] as const) {
      const viewer = await makePerson(role, county.officeId);
      await expect(raiseFinding(viewer, words())).rejects.toMatchObject({ code: "FORBIDDEN", key: "forbidden" });
    }
  });

  test("only a report that the viewer may read, of the same duty", async () => {
    const data = { period: `${year}-Q1`, progress: "按计划推进", problems: "", nextSteps: "", authorId: town.userId };
    const report = (status: "RETURNED" | "DRAFT") =>
      db.progressReport.create({ data: { ...data, status, assignmentId: item.of(county.townId).id } });
    const returned = await report("RETURNED");
    const { id } = await raiseFinding(lead, words({ dutyId: item.id, reportId: returned.id }));
    expect(await findingOf(id)).toMatchObject({ reportId: returned.id });
    const draft = await report("DRAFT");
    const fault = { code: "INVALID", field: "reportId" };
    await expect(raiseFinding(office, words({ dutyId: item.id, reportId: draft.id }))).rejects.toMatchObject(fault);
    await expect(raiseFinding(office, words({ reportId: returned.id }))).rejects.toMatchObject(fault);
  });

  test("refuses what is unknown, ended, of another year, or not yet", async () => {
    const next = await db.plan.findFirstOrThrow({ where: { governmentId: county.id, year: year + 1 } });
    const elsewhere = await createItem(next, { unitIds: [county.townId] });
    const voided = await createItem(plan, { unitIds: [county.townId] });
    await db.duty.update({ where: { id: voided.id }, data: { voidedAt: new Date() } });
    const ended = await createUnit(county, "已撤销镇");
    await db.unit.update({ where: { id: ended.id }, data: { endedOn: new Date() } });
    const neighbour = await makeGovernment();
    const cases: [Partial<RaiseFindingInput>, object][] = [
      [{ unitIds: [ended.id] }, { key: "unknownUnit", field: "unitIds" }],
      [{ unitIds: [neighbour.townId] }, { key: "unknownUnit", field: "unitIds" }],
      [{ leadUnitId: neighbour.townId }, { key: "unknownUnit", field: "leadUnitId" }],
      [{ dutyId: elsewhere.id }, { key: "unknownDuty", field: "dutyId" }],
      [{ dutyId: voided.id }, { key: "unknownDuty" }],
      [{ indicatorId: crypto.randomUUID() }, { key: "unknownIndicator" }],
      [{ foundOn: addDays(today(), 1) }, { key: "dayInFuture", field: "foundOn" }],
      [{ year: year + 5 }, { key: "noIssuedYear", field: "year" }],
      [{ year: year - 1 }, { code: "FORBIDDEN", key: "planClosed" }],
      [{ measures: [{ ...MEASURE, unitIds: [ended.id] }] }, { issues: [{ path: ["measures", 0, "unitIds"] }] }],
    ];
    const before = await db.finding.count();
    for (const [more, refusal] of cases) await expect(raiseFinding(office, words(more))).rejects.toMatchObject(refusal);
    expect(await db.finding.count()).toBe(before);
    // A draft is the office's alone: for a unit there is no such year.
    await raiseFinding(office, words({ year: year + 1 }));
    const own = words({ source: "SELF_CHECK", year: year + 1 });
    await expect(raiseFinding(town, own)).rejects.toMatchObject({ key: "noIssuedYear" });
  });
});

describe("raiseFindings", () => {
  test("enters all, in order, each with its history", async () => {
    const rows = [
      words({ text: "问题甲甲" }),
      words({ text: "问题乙乙", measures: [MEASURE] }),
      words({ year: year + 1 }),
    ];
    const { findings } = await raiseFindings(office, { findings: rows });
    const stored = await Promise.all(findings.map(({ id }) => findingOf(id)));
    expect(stored.map(({ text, status }) => `${text} ${status}`)).toEqual([
      "问题甲甲 REGISTERED",
      "问题乙乙 RECTIFYING",
      "执法案卷归档不及时 REGISTERED",
    ]);
    expect(stored.map(({ year: of }) => of)).toEqual([year, year, year + 1]);
    for (const { id } of findings) expect(await eventsOf(id)).toHaveLength(1);
  });

  test("none when one is wrong, and says which", async () => {
    const before = await db.finding.count();
    const bad = words({ unitIds: [crypto.randomUUID()] });
    await expect(raiseFindings(office, { findings: [words(), bad] })).rejects.toMatchObject({
      code: "INVALID",
      issues: [{ path: ["findings", 1, "unitIds"], message: "unknownUnit" }],
    });
    const foreign = { findings: [words({ source: "SELF_CHECK" }), words()] };
    await expect(raiseFindings(town, foreign)).rejects.toMatchObject({
      ...{ code: "FORBIDDEN", key: "cannotRaise", field: "findings.1.unitIds" },
    });
    expect(await db.finding.count()).toBe(before);
  });
});

describe("editFinding", () => {
  const edit = (more: Partial<EditFindingInput> = {}) => {
    const { year: _year, reportId: _report, measures: _measures, ...rest } = words();
    return { ...rest, ...more };
  };

  test("tells what changed by name, and counts where it was and where it is", async () => {
    const { id, number } = await raiseFinding(office, words());
    const before = await tallyOf(county.bureauId);
    const change = { unitIds: [county.bureauId], dutyId: item.id, severity: "SERIOUS" as const };
    expect(await editFinding(office, { id, version: 1, ...edit(change) })).toMatchObject({ version: 2 });
    const [, event] = await eventsOf(id);
    expect(event).toEqual({
      kind: "FINDING_EDITED",
      payload: {
        number,
        changes: {
          severity: { from: "MAJOR", to: "SERIOUS" },
          units: { from: "城关镇", to: "县市场监督管理局" },
          leadUnit: { from: null, to: "县市场监督管理局" },
          duty: { from: null, to: `${item.code} 执法案卷评查` },
          indicator: { from: null, to: "5 行政执法" },
        },
      },
    });
    expect((await tallyOf(county.bureauId))?.findingsTotal).toBe((before?.findingsTotal ?? 0) + 1);
    const at = await db.duty.findUniqueOrThrow({ where: { id: item.id } });
    await editFinding(office, { id, version: 2, ...edit() });
    const left = await db.duty.findUniqueOrThrow({ where: { id: item.id } });
    expect(left.findingsTotal).toBe(at.findingsTotal - 1);
  });

  test("a stale version gets the record as it is; no change is no event", async () => {
    const { id } = await raiseFinding(office, words());
    await editFinding(office, { id, version: 1, ...edit() });
    expect(await eventsOf(id)).toHaveLength(1);
    await expect(editFinding(office, { id, version: 1, ...edit() })).rejects.toMatchObject({
      code: "CONFLICT",
      current: { version: 2, text: "执法案卷归档不及时", unitIds: [county.townId], units: "城关镇" },
    });
  });

  test("the unit that raised it may until measures are decided; units that ended since may stay", async () => {
    const own = words({ source: "SELF_CHECK" });
    const { id } = await raiseFinding(town, own);
    await editFinding(town, { id, version: 1, ...edit({ source: "SELF_CHECK", text: "执法案卷有缺页" }) });
    await addMeasure(town, { findingId: id, ...MEASURE });
    const again = { id, version: 3, ...edit({ source: "SELF_CHECK" }) };
    await expect(editFinding(town, again)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const ended = await createUnit(county, "将撤销镇");
    const other = await raiseFinding(office, words({ unitIds: [ended.id] }));
    await db.unit.update({ where: { id: ended.id }, data: { endedOn: new Date() } });
    const stays = { id: other.id, version: 1, ...edit({ unitIds: [ended.id], goal: "一案一档" }) };
    expect(await editFinding(office, stays)).toMatchObject({ version: 2 });
  });

  test("what a unit raised it may not turn into what it could not have raised", async () => {
    const own = await raiseFinding(town, words({ source: "SELF_CHECK" }));
    const led = await raiseFinding(lead, words({ dutyId: item.id }));
    const refused = { code: "FORBIDDEN", key: "cannotRaise" };
    const self = edit({ source: "SELF_CHECK" });
    for (const more of [{ source: "AUDIT" as const }, { unitIds: [otherId] }, { unitIds: [county.townId, otherId] }]) {
      await expect(editFinding(town, { id: own.id, version: 1, ...self, ...more })).rejects.toMatchObject(refused);
    }
    await expect(editFinding(lead, { id: led.id, version: 1, ...edit({ dutyId: null }) })).rejects.toMatchObject(
      refused,
    );
    await editFinding(lead, { id: led.id, version: 1, ...edit({ dutyId: item.id, unitIds: [otherId] }) });
  });

  test("a closed year is read-only", async () => {
    const old = await db.plan.findFirstOrThrow({ where: { governmentId: county.id, year: year - 1 } });
    const { id } = await createFinding(old, { unitIds: [county.townId], raisedBy: office });
    await expect(editFinding(office, { id, version: 1, ...edit() })).rejects.toMatchObject({ key: "planClosed" });
    await expect(voidFinding(office, { id, version: 1, reason: "重复" })).rejects.toMatchObject({ key: "planClosed" });
  });
});

describe("what the office decides", () => {
  test("a void finding leaves the counts and takes its requests back", async () => {
    const finding = await createFinding(plan, { unitIds: [otherId], raisedBy: office });
    const before = await tallyOf(otherId);
    await db.extension.create({
      data: {
        ...{ measureId: finding.measures[0]?.id ?? "", status: "OFFICE_REVIEW", reason: "顺延" },
        ...{ dueOn: new Date("2099-01-01"), applicantId: town.userId, unitId: county.townId },
      },
    });
    await expect(voidFinding(office, { id: finding.id, version: 7, reason: "重复" })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    expect(await voidFinding(office, { id: finding.id, version: 1, reason: "重复立账" })).toMatchObject({
      ...{ status: "VOID", version: 2 },
    });
    expect((await tallyOf(otherId))?.findingsTotal).toBe((before?.findingsTotal ?? 0) - 1);
    expect(await db.extension.findFirst({ where: { measure: { findingId: finding.id } } })).toMatchObject({
      status: "WITHDRAWN",
    });
    expect(await findingOf(finding.id)).toMatchObject({ extensionsPending: 0, voidReason: "重复立账" });
    expect(await eventsOf(finding.id)).toMatchObject([{ kind: "FINDING_VOIDED", payload: { reason: "重复立账" } }]);
  });

  test("long-term: made, reviewed, resumed; never overdue meanwhile", async () => {
    const unitId = (await createUnit(county, "罗城镇")).id;
    const { id } = await createFinding(plan, {
      ...{ unitIds: [unitId], raisedBy: office, measures: [{ dueOn: addDays(today(), -30) }] },
    });
    const owed = await tallyOf(unitId);
    expect(toDay(owed?.findingsDueOn ?? null)).toBe(addDays(today(), -30));
    const stage = { stageGoal: "全年不发生同类问题", nextReviewOn: addDays(today(), 30) };
    const late = { ...stage, nextReviewOn: today() };
    await expect(makeLongTerm(office, { id, version: 1, reason: "长期", ...late })).rejects.toMatchObject({
      key: "reviewNotLater",
    });
    expect(await makeLongTerm(office, { id, version: 1, reason: "需长期坚持", ...stage })).toMatchObject({
      status: "LONG_TERM",
    });
    expect(await findingOf(id)).toMatchObject({ kind: "LONG_TERM", stageGoal: stage.stageGoal });
    expect(await tallyOf(unitId)).toMatchObject({ findingsDueOn: null, findingsOpen: 1 });
    await reviewLongTerm(office, { id, version: 2, record: "本季度未再发生", ...stage });
    expect(await resumeFinding(office, { id, version: 3, reason: "又有反复" })).toMatchObject({ status: "RECTIFYING" });
    expect(await findingOf(id)).toMatchObject({ kind: "DEADLINE", stageGoal: "", nextReviewOn: null });
    const kinds = (await eventsOf(id)).map(({ kind }) => kind);
    expect(kinds).toEqual(["FINDING_MADE_LONG_TERM", "FINDING_REVIEWED", "FINDING_RESUMED"]);
  });
});

describe("batchEditFindings", () => {
  const make = (status: "RECTIFYING" | "CLOSED" = "RECTIFYING") =>
    createFinding(plan, {
      ...{ unitIds: [county.townId], raisedBy: office, status },
      measures: [{ dueOn: `${year}-05-31` }, { status: "DONE", dueOn: `${year}-05-31` }],
    });

  test("changes all, tells each, and leaves measures that are done", async () => {
    const findings = [await make(), await make()];
    const rows = findings.map(({ id, version }) => ({ id, version }));
    const deadline = { dueOn: `${year}-09-30`, dueText: "9月底前" };
    const change = { severity: "SERIOUS" as const, leadUnitId: county.bureauId, deadline };
    expect(await batchEditFindings(office, { rows, change })).toEqual({ changed: 2 });
    for (const { id } of findings) {
      const finding = await findingOf(id);
      expect(finding).toMatchObject({ severity: "SERIOUS", leadUnitId: county.bureauId, version: 2 });
      expect(toDay(finding.openDueOn)).toBe(deadline.dueOn);
      expect(finding.searchText).toContain("县市场监督管理局");
      const done = finding.measures.find(({ status }) => status === "DONE");
      const open = finding.measures.find(({ status }) => status !== "DONE");
      expect([toDay(done?.dueOn ?? null), done?.version]).toEqual([`${year}-05-31`, 1]);
      expect([toDay(open?.dueOn ?? null), toDay(open?.originalDueOn ?? null), open?.version]).toEqual([
        ...[deadline.dueOn, `${year}-05-31`, 2],
      ]);
      expect((await eventsOf(id)).map(({ kind }) => kind)).toEqual(["FINDING_EDITED", "MEASURE_EDITED"]);
    }
  });

  test("changes none when one was changed since or is closed, and names it", async () => {
    const [one, stale, closed] = [await make(), await make(), await make("CLOSED")];
    const rows = [one, { ...stale, version: 9 }, closed].map(({ id, version }) => ({ id, version }));
    await expect(batchEditFindings(office, { rows, change: { severity: "SERIOUS" } })).rejects.toMatchObject({
      ...{ code: "CONFLICT", key: "batchStale", current: [stale.number, closed.number] },
    });
    expect(await findingOf(one.id)).toMatchObject({ severity: "MINOR", version: 1 });
    const empty = { rows: rows.slice(0, 1), change: {} };
    await expect(batchEditFindings(office, empty)).rejects.toMatchObject({ key: "batchEmpty" });
    const change = { severity: "SERIOUS" as const };
    await expect(batchEditFindings(town, { ...empty, change })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const unknown = [{ id: crypto.randomUUID(), version: 1 }];
    await expect(batchEditFindings(office, { rows: unknown, change })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
