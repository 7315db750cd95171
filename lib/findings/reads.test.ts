import { beforeAll, describe, expect, test } from "vitest";
import { listFindingEvents } from "@/lib/activity/queries";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, fromDay, today, yearOf } from "@/lib/dates";
import { listDuties } from "@/lib/duties/queries";
import { getDuty } from "@/lib/duties/record/queries";
import { dutyListSchema } from "@/lib/duties/schema";
import { useDatabase } from "@/lib/testing/database";
import { createItem, createPlan, createUnit } from "@/lib/testing/factories";
import { makeGovernment, makePerson } from "@/lib/testing/people";
import { listFilterNames } from "./filter/queries";
import { getEditForm, getRaiseForm } from "./form/queries";
import { reportMeasure } from "./measures/mutations";
import { listMeasures, listMyMeasures } from "./measures/queries";
import { raiseFinding } from "./mutations";
import { chooseRecheck, recordRecheck } from "./rechecks/mutations";
import { listRechecks } from "./rechecks/queries";
import { getFinding } from "./record/queries";
import type { RaiseFindingInput } from "./schema";
import { getUnitRectifications } from "./summary/queries";

const db = useDatabase();
const YEAR = yearOf(today());
let county: Awaited<ReturnType<typeof makeGovernment>>;
let people: Record<"office" | "leader" | "town" | "head" | "bureau" | "otherTown" | "neighbour", Viewer>;
let item: Awaited<ReturnType<typeof createItem>>;

beforeAll(async () => {
  county = await makeGovernment("ga");
  const neighbour = await makeGovernment("gb");
  const otherTown = await createUnit(county, "第二镇");
  people = {
    office: await makePerson("OFFICE", county.officeId),
    leader: await makePerson("LEADER", county.id),
    town: await makePerson("LIAISON", county.townId),
    head: await makePerson("UNIT_HEAD", county.townId),
    bureau: await makePerson("LIAISON", county.bureauId),
    otherTown: await makePerson("LIAISON", otherTown.id),
    neighbour: await makePerson("OFFICE", neighbour.officeId),
  };
  const plan = await createPlan(county.id, { year: YEAR });
  item = await createItem(plan, {
    code: "A7",
    title: "规范性文件备案",
    leadUnitId: county.bureauId,
    unitIds: [county.bureauId, county.townId, otherTown.id],
  });
  await createPlan(neighbour.id, { year: YEAR });
});

const words = (more: Partial<RaiseFindingInput> = {}): RaiseFindingInput => ({
  year: YEAR,
  source: "SELF_CHECK",
  kind: "DEADLINE",
  severity: "MINOR",
  text: "规范性文件没有按时备案",
  rootCause: "",
  goal: "",
  stageGoal: "",
  nextReviewOn: null,
  foundOn: today(),
  foundBy: "",
  instruction: "",
  unitIds: [county.townId],
  leadUnitId: null,
  dutyId: item.id,
  indicatorId: null,
  reportId: null,
  measures: [],
  ...more,
});
const measure = (dueOn: string | null = addDays(today(), 20), unitIds: string[] = []) => ({
  text: "补报备案材料",
  leadUnitId: null,
  unitIds,
  person: "",
  dueText: "",
  dueOn,
});

describe("the form", () => {
  async function returned() {
    const author = people.town.userId;
    const returnReason = "没有附备案回执";
    return db.progressReport.create({
      data: {
        assignmentId: item.of(county.townId).id,
        period: `${YEAR}-Q1`,
        progress: "已印发两件",
        problems: "一件规范性文件逾期备案",
        status: "RETURNED",
        returnReason,
        authorId: author,
      },
    });
  }

  test("from a returned report has its words, its unit, its duty and who leads that", async () => {
    const report = await returned();
    for (const as of ["office", "bureau", "town"] as const) {
      const { input, duty, options } = await getRaiseForm(people[as], { report: report.id });
      expect(input).toMatchObject({
        text: "一件规范性文件逾期备案\n没有附备案回执",
        unitIds: [county.townId],
        dutyId: item.id,
        reportId: report.id,
        leadUnitId: county.bureauId,
        source: as === "town" ? "SELF_CHECK" : "INSPECTION_COUNTY",
        foundOn: today(),
      });
      expect(duty?.code).toBe("A7");
      expect(options.plan).toMatchObject({ year: YEAR, status: "ISSUED" });
      expect((await raiseFinding(people[as], input)).number).toBeTruthy();
    }
    await expect(getRaiseForm(people.otherTown, { report: report.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getRaiseForm(people.neighbour, { report: report.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getRaiseForm(people.leader, { report: report.id })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("from a duty a unit means itself, the office and the lead choose; a draft is nobody's", async () => {
    const unitsOf = async (as: keyof typeof people) =>
      (await getRaiseForm(people[as], { duty: item.id })).input.unitIds;
    expect(await unitsOf("town")).toEqual([county.townId]);
    expect(await unitsOf("office")).toEqual([]);
    expect(await unitsOf("bureau")).toEqual([]);
    await expect(getRaiseForm(people.neighbour, { duty: item.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const draft = await db.progressReport.create({
      data: { assignmentId: item.of(county.townId).id, period: `${YEAR}`, progress: "", authorId: people.town.userId },
    });
    await expect(getRaiseForm(people.town, { report: draft.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const empty = await getRaiseForm(people.town);
    expect(empty).toMatchObject({ duty: null, input: { unitIds: [county.townId], dutyId: null, text: "" } });
    expect(empty.options.units.map(({ code }) => code)).not.toContain("ga");
    expect(empty.options.duties.map(({ code }) => code)).toEqual(["A7"]);
  });

  test("of a finding that is there is for who may change it", async () => {
    const { id } = await raiseFinding(people.office, words());
    expect((await getEditForm(people.office, id)).finding.id).toBe(id);
    await expect(getEditForm(people.town, id)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(getEditForm(people.otherTown, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("my measures", () => {
  test("are those of the own unit, the most urgent first, and say what can be done", async () => {
    const soon = addDays(today(), 3);
    const { id } = await raiseFinding(
      people.office,
      words({
        unitIds: [county.townId],
        measures: [measure(), measure(soon), measure(null, [people.otherTown.unitId])],
      }),
    );
    const mine = await listMyMeasures(people.town, { year: YEAR, view: "open" });
    const own = mine.rows.filter((row) => row.finding.id === id);
    expect(own.map((row) => row.dueOn)).toEqual([soon, addDays(today(), 20), null]);
    expect(own[0]).toMatchObject({ lamp: "YELLOW", can: { report: true, extend: true }, leadUnit: { code: "ga-cgz" } });
    const theirs = await listMyMeasures(people.otherTown, { view: "open" });
    expect(theirs.rows.map((row) => row.finding.id)).toEqual([id]);
    const [first] = own;
    await reportMeasure(people.town, { id: first?.id ?? "", version: 1, text: "已补报备案", status: "DONE" });
    const after = await listMyMeasures(people.town, { view: "open" });
    expect(after.total).toBe(mine.total - 1);
    const all = await listMyMeasures(people.town, { view: "all" });
    expect(all.rows.find((row) => row.id === first?.id)).toMatchObject({
      status: "DONE",
      lamp: "DONE",
      can: { extend: false },
    });
    expect((await listMeasures(people.otherTown, [id])).map((row) => row.sortNo)).toEqual([1, 2, 3]);
    expect(await listMeasures(people.neighbour, [id])).toEqual([]);
    await expect(listMyMeasures(await makePerson("AUDITOR", county.officeId), { view: "open" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});

test("duties tell when their findings are due, in the list and on their page", async () => {
  const early = addDays(today(), -4);
  await raiseFinding(people.office, words({ measures: [measure(early)] }));
  const { items } = await listDuties(people.town, dutyListSchema.parse({}));
  expect(items.find((row) => row.id === item.id)?.findingsDueOn).toBe(early);
  expect((await getDuty(people.town, item.id)).findingsDueOn).toBe(early);
  const { units, overdue } = await getUnitRectifications(people.office);
  expect(units.find((unit) => unit.code === "ga-cgz")).toMatchObject({ lamp: "RED", overdue });
  expect((await getUnitRectifications(people.bureau)).units.map((unit) => unit.code)).not.toContain("ga-cgz");
});

test("a re-check is listed, recorded, and its relapse knows its ancestors", async () => {
  const { id } = await raiseFinding(people.office, words());
  await db.finding.update({ where: { id }, data: { status: "CLOSED", closedOn: fromDay(today()) } });
  expect((await listRechecks(people.office)).drawable).toBe(1);
  await chooseRecheck(people.office, { findingId: id });
  const listed = await listRechecks(people.office);
  expect(listed).toMatchObject({ total: 1, drawable: 0, can: { sample: true } });
  const [row] = listed.rows;
  expect(row).toMatchObject({ reason: "CHOSEN", result: "PENDING", finding: { id }, can: { record: true } });
  expect((await listRechecks(people.town)).rows[0]?.can.record).toBe(false);
  expect((await listRechecks(people.otherTown)).rows).toEqual([]);
  const { relapse } = await recordRecheck(people.office, {
    id: row?.id ?? "",
    version: 1,
    result: "RELAPSED",
    record: "现场发现又有文件逾期未报",
    checkedOn: today(),
    measures: [measure()],
  });
  const back = await getFinding(people.town, relapse?.id ?? "");
  expect(back).toMatchObject({ relapses: 1, ancestor: { id, isVisible: true }, lineage: [{ id }] });
  expect(await getFinding(people.town, id)).toMatchObject({
    relapsed: [{ id: back.id }],
    rechecks: [{ result: "RELAPSED" }],
  });
});

test("a finding's history is for those who see it; names of a filter are those of its codes", async () => {
  const { id, number } = await raiseFinding(people.office, words());
  const [event] = await listFindingEvents(people.town, id);
  expect(event).toMatchObject({ kind: "FINDING_RAISED", payload: { number } });
  for (const as of ["otherTown", "neighbour"] as const) expect(await listFindingEvents(people[as], id)).toEqual([]);
  const names = await listFilterNames(people.town, { unit: ["ga-cgz"], lead: ["ga-scjgj"], duty: item.id });
  expect([names.get("unit:ga-cgz"), names.get("lead:ga-scjgj"), names.get(`duty:${item.id}`)]).toEqual([
    "城关镇",
    "县市场监督管理局",
    "A7 规范性文件备案",
  ]);
});
