import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, toDay, today, yearOf } from "@/lib/dates";
import { AppError } from "@/lib/errors";
import { useDatabase } from "@/lib/testing/database";
import { createEvidence, createItem, createPlan } from "@/lib/testing/factories";
import { makeGovernment, makePerson } from "@/lib/testing/people";
import { batchEditFindings } from "./batch/mutations";
import { applyClosure, decideClosure, withdrawClosure } from "./closure/mutations";
import { decideExtension, requestExtension, withdrawExtension } from "./extensions/mutations";
import { addMeasure, editMeasure, reportMeasure, voidMeasure } from "./measures/mutations";
import { editFinding, makeLongTerm, raiseFinding, resumeFinding, voidFinding } from "./mutations";
import { rollUpMeasures, tallyFindings } from "./rules";
import type { EditFindingInput } from "./schema";
import { MEASURE_STATUSES } from "./status";

// What is stored about measures, duties and units is what one gets by counting the rows, whatever was done and however many
// did it at once.

const db = useDatabase();

let plan: { id: string; year: number };
let office: Viewer;
let leader: Viewer;
/** Two units, each with a liaison and a head. */
let units: { id: string; liaison: Viewer; head: Viewer }[];
let duties: string[];

beforeAll(async () => {
  const county = await makeGovernment();
  plan = await createPlan(county.id, { year: yearOf(today()) });
  office = await makePerson("OFFICE", county.officeId);
  leader = await makePerson("LEADER", county.id);
  units = [];
  for (const id of [county.bureauId, county.townId]) {
    units.push({ id, liaison: await makePerson("LIAISON", id), head: await makePerson("UNIT_HEAD", id) });
  }
  duties = [];
  for (let n = 0; n < 3; n++) {
    duties.push((await createItem(plan, { unitIds: units.map(({ id }) => id), leadUnitId: county.bureauId })).id);
  }
});

/** A repeatable lot, so that a failure can be looked at again. */
function lots(seed: number) {
  let state = seed;
  const below = (count: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * count);
  };
  const of = <T>(values: readonly T[]): T => values[below(values.length)] as T;
  return { below, of };
}

type Lots = ReturnType<typeof lots>;

const words = (lot: Lots): Omit<EditFindingInput, "id" | "version"> => {
  const own = lot.of([[0], [1], [0, 1]]).flatMap((index) => units[index]?.id ?? []);
  return {
    ...{ source: "AUDIT", kind: "DEADLINE", severity: "MINOR", text: "执法案卷归档不及时", rootCause: "", goal: "" },
    ...{ stageGoal: "", nextReviewOn: null, foundOn: `${plan.year}-01-05`, foundBy: "", instruction: "" },
    ...{ leadUnitId: lot.of([null, units[1]?.id ?? null]), dutyId: lot.of([...duties, null]), indicatorId: null },
    unitIds: own,
  };
};

const measure = (lot: Lots) => ({
  ...{ text: "补齐案卷并建立归档制度。", leadUnitId: null, unitIds: [], person: "", dueText: "" },
  dueOn: lot.of([null, addDays(today(), lot.below(60) - 20)]),
});

/** One thing that somebody might do to some finding, by lot. */
async function step(lot: Lots): Promise<unknown> {
  const findings = await db.finding.findMany({
    where: { status: { notIn: ["VOID", "CLOSED"] } },
    orderBy: { id: "asc" },
    include: { units: true, measures: { where: { voidedAt: null }, include: { extensions: true } }, closures: true },
  });
  const finding = findings.length > 0 ? lot.of(findings) : null;
  if (!finding || findings.length < 4 || lot.below(12) === 0) {
    const measures = Array.from({ length: lot.below(3) }, () => measure(lot));
    return raiseFinding(office, { year: null, ...words(lot), reportId: null, measures });
  }
  const { id, version, status } = finding;
  const own = units.find((unit) => finding.units.some(({ unitId }) => unitId === unit.id)) as (typeof units)[number];
  const extension = finding.measures.flatMap(({ extensions }) => extensions).find((one) => /REVIEW/.test(one.status));
  const levels = { HEAD_REVIEW: own.head, LEAD_CHECK: units[1]?.head, OFFICE_REVIEW: office, LEADER_APPROVAL: leader };
  const decider = levels[status as keyof typeof levels];
  const one = finding.measures.length > 0 ? lot.of(finding.measures) : null;
  const key = one && { id: one.id, version: one.version };
  const stage = { stageGoal: "全年不发生", nextReviewOn: addDays(today(), 60) };
  if (decider && lot.below(3) > 0) {
    const decision = lot.of(["PASS", "PASS", "PASS", "RETURN"] as const);
    return decideClosure(decider, { id, version, decision, opinion: "请看核查情况", redo: one ? [one.id] : [] });
  }
  if (extension && lot.below(4) > 0) {
    const decision = { id: extension.id, version: extension.version };
    if (lot.below(8) === 0) return withdrawExtension(own.liaison, decision);
    const by = extension.status === "HEAD_REVIEW" ? own.head : office;
    return decideExtension(by, {
      ...decision,
      decision: lot.of(["GRANT", "GRANT", "GRANT", "REFUSE"] as const),
      answer: "按计划",
    });
  }
  const acts = [
    () => editFinding(office, { id, version, ...words(lot) }),
    () => addMeasure(office, { findingId: id, ...measure(lot) }),
    () => key && editMeasure(office, { ...key, ...measure(lot) }),
    () => key && voidMeasure(office, { ...key, reason: "并入其他措施" }),
    () =>
      key && reportMeasure(own.liaison, { ...key, text: "已补齐案卷，正在复查。", status: lot.of(MEASURE_STATUSES) }),
    () => key && reportMeasure(own.liaison, { ...key, text: "已补齐全部案卷并复查。", status: "DONE" }),
    () =>
      key &&
      requestExtension(own.liaison, {
        ...{ measureId: key.id, version: key.version, dueText: "", reason: "工期顺延" },
        dueOn: addDays(today(), 45 + lot.below(60)),
      }),
    () => makeLongTerm(office, { id, version, reason: "需长期坚持", ...stage }),
    () => resumeFinding(office, { id, version, reason: "恢复整改" }),
    () => withdrawClosure(own.liaison, { id, version }),
    () =>
      batchEditFindings(office, {
        rows: [{ id, version }],
        change: { severity: "SERIOUS", deadline: { dueOn: addDays(today(), lot.below(30)), dueText: "" } },
      }),
    ...Array(4).fill(() => finish(lot, own, finding)),
    () => (lot.below(4) === 0 ? voidFinding(office, { id, version, reason: "重复立账" }) : null),
  ];
  return lot.of(acts)();
}

/** What is still open is reported done, then the closure applied for. */
async function finish(lot: Lots, own: (typeof units)[number], { id, version, measures }: Finish): Promise<unknown> {
  for (const one of measures.filter(({ status }) => status !== "DONE")) {
    await reportMeasure(own.liaison, {
      id: one.id,
      version: one.version,
      text: "已补齐全部案卷并复查。",
      status: "DONE",
    });
  }
  await createEvidence(id, own.liaison);
  return applyClosure(lot.of([own.liaison, own.head]), {
    id,
    version,
    statement: "已补齐全部案卷，建立台账并组织复查。",
  });
}

interface Finish {
  id: string;
  version: number;
  measures: readonly { id: string; version: number; status: string }[];
}

/** Refusals are part of the game, faults are not. */
async function tolerant(work: () => Promise<unknown>): Promise<"OK" | string> {
  try {
    await work();
    return "OK";
  } catch (error) {
    if (error instanceof AppError) return error.key;
    throw error;
  }
}

async function expectCounted() {
  const findings = await db.finding.findMany({
    include: { units: true, measures: { where: { voidedAt: null }, include: { extensions: true } } },
  });
  for (const finding of findings) {
    const facts = finding.measures.map(({ status, dueOn }) => ({ status, dueOn: toDay(dueOn) }));
    const { measuresTotal, measuresDone, extensionsPending } = finding;
    const pending = finding.measures.filter(({ extensions }) => extensions.some((one) => /REVIEW/.test(one.status)));
    const stored = { measuresTotal, measuresDone, openDueOn: toDay(finding.openDueOn), extensionsPending };
    expect(stored, finding.number).toEqual({ ...rollUpMeasures(facts), extensionsPending: pending.length });
  }
  const tally = (own: typeof findings) =>
    tallyFindings(own.map(({ status, openDueOn }) => ({ status, openDueOn: toDay(openDueOn) })));
  for (const duty of await db.duty.findMany()) {
    const { findingsTotal, findingsOpen, findingsDueOn } = duty;
    const own = findings.filter(({ dutyId }) => dutyId === duty.id);
    expect({ findingsTotal, findingsOpen, findingsDueOn: toDay(findingsDueOn) }).toEqual(tally(own));
  }
  const tallies = await db.unitTally.findMany();
  for (const unit of units) {
    const stored = tallies.find(({ unitId }) => unitId === unit.id);
    const own = findings.filter((finding) => finding.units.some(({ unitId }) => unitId === unit.id));
    const { findingsTotal = 0, findingsOpen = 0, findingsDueOn = null } = stored ?? {};
    expect({ findingsTotal, findingsOpen, findingsDueOn: toDay(findingsDueOn) }).toEqual(tally(own));
  }
  return findings;
}

test("counters are what counting gives, after each ten of 250 steps", async () => {
  const lot = lots(20_201_123);
  const outcomes = new Map<string, number>();
  for (let turn = 0; turn < 250; turn++) {
    const outcome = await tolerant(() => step(lot));
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    if (turn % 10 === 9) await expectCounted();
  }
  expect(outcomes.get("OK"), JSON.stringify([...outcomes])).toBeGreaterThan(125);
  const kinds = await db.auditEvent.groupBy({ by: ["kind"] });
  const seen = kinds.map(({ kind }) => kind);
  expect(seen).toEqual(expect.arrayContaining(["FINDING_CLOSED", "CLOSURE_RETURNED", "EXTENSION_GRANTED"]));
}, 180_000);

test("counters are what counting gives under 100 changes at once, on findings that share duties and units", async () => {
  for (let round = 0; round < 2; round++) {
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, (_, index) => tolerant(() => step(lots(round * 1_000 + index * 7 + 1)))),
    );
    expect(outcomes.filter((outcome) => outcome === "OK").length, JSON.stringify(outcomes)).toBeGreaterThan(10);
    await expectCounted();
  }
  const numbers = await db.finding.findMany({ select: { number: true } });
  expect(new Set(numbers.map(({ number }) => number)).size).toBe(numbers.length);
}, 180_000);

test("a number is given once, however many raise at the same time", async () => {
  const raised = await Promise.all(
    Array.from({ length: 20 }, () =>
      raiseFinding(office, { year: null, ...words(lots(3)), reportId: null, measures: [measure(lots(5))] }),
    ),
  );
  const places = raised.map(({ number }) => Number(number.slice(5))).sort((a, b) => a - b);
  expect(places.at(-1)).toBe((places[0] ?? 0) + 19);
  expect(new Set(places).size).toBe(20);
  await expectCounted();
}, 120_000);
