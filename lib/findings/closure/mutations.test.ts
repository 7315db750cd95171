import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { toDay, today, yearOf } from "@/lib/dates";
import { AppError } from "@/lib/errors";
import { type ClosureLevel, levelOf } from "@/lib/findings/status";
import { useDatabase } from "@/lib/testing/database";
import { createEvidence, createFinding, createPlan, createUnit } from "@/lib/testing/factories";
import { makeGovernment, makePerson } from "@/lib/testing/people";
import { applyClosure, decideClosure, passClosures, withdrawClosure } from "./mutations";

const db = useDatabase();

let county: Awaited<ReturnType<typeof makeGovernment>>;
let plan: { id: string; year: number };
let leadId: string;
let office: Viewer;
let leader: Viewer;
let liaison: Viewer;
let head: Viewer;
let checker: Viewer;
let townLiaison: Viewer;

beforeAll(async () => {
  county = await makeGovernment();
  plan = await createPlan(county.id, { year: yearOf(today()) });
  leadId = (await createUnit(county, "县司法局", { kind: "DEPARTMENT", unitClass: "OTHER" })).id;
  office = await makePerson("OFFICE", county.officeId);
  leader = await makePerson("LEADER", county.id);
  liaison = await makePerson("LIAISON", county.bureauId);
  head = await makePerson("UNIT_HEAD", county.bureauId);
  checker = await makePerson("LIAISON", leadId);
  townLiaison = await makePerson("LIAISON", county.townId);
});

const STATEMENT = "已补齐全部案卷，建立归档台账并组织复查。";

async function ready(more: Partial<Parameters<typeof createFinding>[1]> = {}) {
  const finding = await createFinding(plan, {
    ...{ unitIds: [county.bureauId], leadUnitId: leadId, raisedBy: office },
    measures: [
      { status: "DONE", progress: "已补齐全部案卷。" },
      { status: "DONE", progress: "已建立归档台账。" },
    ],
    ...more,
  });
  await createEvidence(finding.id, liaison);
  return finding;
}

const apply = (viewer: Viewer, { id, version }: { id: string; version: number }, statement = STATEMENT) =>
  applyClosure(viewer, { id, version, statement });
const pass = (viewer: Viewer, { id, version }: { id: string; version: number }, more: object = {}) =>
  decideClosure(viewer, { id, version, decision: "PASS", opinion: "同意", redo: [], ...more });
const back = (viewer: Viewer, { id, version }: { id: string; version: number }, redo: string[] = []) =>
  decideClosure(viewer, { id, version, decision: "RETURN", opinion: "材料不全，请补充", redo });

const roundsOf = (findingId: string) =>
  db.closure.findMany({
    where: { findingId },
    orderBy: { round: "asc" },
    include: { steps: { orderBy: { id: "asc" } } },
  });
const stepsOf = async (findingId: string) =>
  (await roundsOf(findingId)).flatMap(({ steps }) => steps.map(({ level, decision }) => `${level} ${decision}`));
const kindsOf = async (findingId: string) =>
  (await db.auditEvent.findMany({ where: { findingId }, orderBy: { id: "asc" } })).map(({ kind }) => kind);

describe("a closure from application to the end", () => {
  test("passes all four levels and is closed today", async () => {
    const finding = await ready();
    const applied = await apply(liaison, finding, "");
    expect(applied).toEqual({ id: finding.id, status: "HEAD_REVIEW", version: 2 });
    const signed = await pass(head, applied);
    const checked = await pass(checker, signed, { method: "ON_SITE", opinion: "现场抽查二十份案卷，均已归档" });
    const reviewed = await pass(office, checked);
    expect(reviewed.status).toBe("LEADER_APPROVAL");
    expect(await pass(leader, reviewed)).toMatchObject({ status: "CLOSED", version: 6 });
    const closed = await db.finding.findUniqueOrThrow({ where: { id: finding.id } });
    expect(toDay(closed.closedOn)).toBe(today());
    const [round] = await roundsOf(finding.id);
    expect(round).toMatchObject({ round: 1, status: "CLOSED", statement: "1. 已补齐全部案卷。\n2. 已建立归档台账。" });
    expect(round?.endedAt).not.toBeNull();
    expect(round?.steps).toMatchObject([
      { level: "HEAD", decision: "PASSED", method: null, actorId: head.userId, actorName: head.name },
      { level: "LEAD", decision: "PASSED", method: "ON_SITE", actorUnit: "县司法局" },
      { level: "OFFICE", decision: "PASSED" },
      { level: "LEADER", decision: "PASSED" },
    ]);
    const passed = Array(4).fill("CLOSURE_PASSED");
    expect(await kindsOf(finding.id)).toEqual(["CLOSURE_APPLIED", ...passed, "FINDING_CLOSED"]);
    const tally = await db.unitTally.findFirstOrThrow({ where: { unitId: county.bureauId, planId: plan.id } });
    expect(tally.findingsTotal).toBeGreaterThan(tally.findingsOpen);
  });

  test("a level that is passed over is recorded, one that is off is not", async () => {
    const small = await createPlan(county.id, { year: 2091 });
    await db.plan.update({ where: { id: small.id }, data: { closureLeader: false } });
    const finding = await createFinding(small, {
      ...{ unitIds: [county.bureauId], leadUnitId: county.bureauId, raisedBy: office },
      measures: [{ status: "DONE" }],
    });
    await createEvidence(finding.id, head);
    const applied = await apply(head, finding);
    expect(applied.status).toBe("OFFICE_REVIEW");
    expect(await pass(office, applied)).toMatchObject({ status: "CLOSED" });
    expect(await stepsOf(finding.id)).toEqual(["HEAD SKIPPED", "LEAD SKIPPED", "OFFICE PASSED"]);
  });

  test("a return keeps the round, opens again only what it names, and the next round counts on", async () => {
    const finding = await ready();
    const signed = await pass(head, await apply(liaison, finding));
    const [first, second] = finding.measures;
    await expect(back(checker, signed, [crypto.randomUUID()])).rejects.toMatchObject({
      code: "INVALID",
      field: "redo",
    });
    const returned = await back(checker, signed, [second?.id ?? ""]);
    expect(returned.status).toBe("RECTIFYING");
    const now = await db.finding.findUniqueOrThrow({ where: { id: finding.id }, include: { measures: true } });
    expect(now).toMatchObject({ isReturned: true, measuresDone: 1 });
    const byId = new Map(now.measures.map((measure) => [measure.id, measure]));
    expect(byId.get(first?.id ?? "")).toMatchObject({ status: "DONE", version: 1 });
    expect(byId.get(second?.id ?? "")).toMatchObject({ status: "IN_PROGRESS", doneOn: null, version: 2 });
    await expect(apply(liaison, returned)).rejects.toMatchObject({ issues: [{ message: "closureMeasures" }] });
    await db.measure.update({ where: { id: second?.id }, data: { status: "DONE" } });
    expect(await apply(liaison, returned)).toMatchObject({ status: "HEAD_REVIEW" });
    expect(await db.finding.findUniqueOrThrow({ where: { id: finding.id } })).toMatchObject({ isReturned: false });
    expect(await roundsOf(finding.id)).toMatchObject([
      {
        round: 1,
        status: "RETURNED",
        steps: [{ decision: "PASSED" }, { decision: "RETURNED", opinion: "材料不全，请补充" }],
      },
      { round: 2, status: "PENDING", steps: [] },
    ]);
    expect(await kindsOf(finding.id)).toContain("CLOSURE_RETURNED");
  });

  test("is taken back by the applicant's unit", async () => {
    const finding = await ready();
    const applied = await apply(liaison, finding);
    await expect(withdrawClosure(liaison, finding)).rejects.toMatchObject({ code: "CONFLICT", key: "conflict" });
    expect(await withdrawClosure(head, applied)).toMatchObject({ status: "RECTIFYING", version: 3 });
    expect(await roundsOf(finding.id)).toMatchObject([{ status: "WITHDRAWN" }]);
    expect(await kindsOf(finding.id)).toEqual(["CLOSURE_APPLIED", "CLOSURE_WITHDRAWN"]);
  });
});

describe("the checklist", () => {
  test("refuses with every line that is not met, and writes nothing", async () => {
    const finding = await createFinding(plan, { unitIds: [county.bureauId], raisedBy: office, measures: [{}] });
    const [measure] = finding.measures;
    await db.extension.create({
      data: {
        ...{ measureId: measure?.id ?? "", status: "HEAD_REVIEW", reason: "顺延", dueOn: new Date("2027-01-01") },
        ...{ applicantId: liaison.userId, unitId: county.bureauId },
      },
    });
    await db.finding.update({ where: { id: finding.id }, data: { extensionsPending: 1 } });
    await expect(apply(liaison, finding, "已整改")).rejects.toMatchObject({
      code: "INVALID",
      issues: [
        { path: ["measures"], message: "closureMeasures" },
        { path: ["evidence"], message: "closureEvidence" },
        { path: ["statement"], message: "closureStatement" },
        { path: ["extensions"], message: "closureExtensions" },
      ],
    });
    expect(await kindsOf(finding.id)).toEqual([]);
    expect(await roundsOf(finding.id)).toEqual([]);
  });

  test("void, infected and cleared files are no evidence, nor is what they replaced", async () => {
    const finding = await ready();
    const [file] = await db.attachment.findMany({ where: { findingId: finding.id } });
    const noEvidence = { issues: [{ message: "closureEvidence" }] };
    await db.attachment.update({ where: { id: file?.id }, data: { voidedAt: new Date() } });
    await expect(apply(liaison, finding)).rejects.toMatchObject(noEvidence);
    const { id: previousId } = await createEvidence(finding.id, liaison);
    await db.attachment.update({ where: { id: file?.id }, data: { voidedAt: null, previousId } });
    await db.storedFile.update({ where: { sha256: file?.sha256 }, data: { scan: "INFECTED" } });
    await expect(apply(liaison, finding)).rejects.toMatchObject(noEvidence);
    await db.storedFile.update({ where: { sha256: file?.sha256 }, data: { scan: "CLEAN" } });
    await apply(liaison, finding);
  });
});

describe("who decides", () => {
  test("not the applicant, and nobody twice in a round", async () => {
    const finding = await ready();
    const applied = await apply(liaison, finding);
    const own = { code: "FORBIDDEN", key: "ownClosure" };
    await expect(pass(liaison, applied)).rejects.toMatchObject(own);
    const signed = await pass(head, applied);
    await expect(pass(head, signed)).rejects.toMatchObject(own);
    await expect(pass(office, signed)).rejects.toMatchObject({ code: "FORBIDDEN", key: "forbidden" });
    // The same person, moved to the lead unit meanwhile, has decided already.
    await db.user.update({ where: { id: head.userId }, data: { unitId: leadId } });
    const moved = { ...head, unitId: leadId } as Viewer;
    await expect(pass(moved, signed)).rejects.toMatchObject(own);
    await db.user.update({ where: { id: head.userId }, data: { unitId: county.bureauId } });
  });

  test("two who decide at once: one does, the other reads how it stands", async () => {
    const finding = await ready();
    const signed = await pass(head, await apply(liaison, finding));
    const second = await makePerson("UNIT_HEAD", leadId);
    const outcomes = await Promise.allSettled([pass(checker, signed), back(second, signed)]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const [lost] = outcomes.filter(({ status }) => status === "rejected") as PromiseRejectedResult[];
    expect(["CONFLICT", "FORBIDDEN"]).toContain(lost?.reason.code);
    expect((await roundsOf(finding.id))[0]?.steps).toHaveLength(2);
  });

  test("a stale version and a level that is not meant are conflicts", async () => {
    const finding = await ready();
    const applied = await apply(liaison, finding);
    await expect(pass(head, finding)).rejects.toMatchObject({
      code: "CONFLICT",
      current: { status: "HEAD_REVIEW", version: 2 },
    });
    const input = { ...applied, decision: "PASS" as const, opinion: "", redo: [] };
    await expect(decideClosure(head, input, ["LEAD"])).rejects.toMatchObject({ key: "findingStatus" });
    expect(await decideClosure(head, input, ["HEAD"])).toMatchObject({ status: "LEAD_CHECK" });
  });

  test("nothing is decided in a year that is closed", async () => {
    const old = await createPlan(county.id, { year: 2092 });
    const finding = await createFinding(old, {
      ...{ unitIds: [county.bureauId], raisedBy: office, measures: [{ status: "DONE" }] },
    });
    await createEvidence(finding.id, liaison);
    const applied = await apply(liaison, finding);
    await db.plan.update({ where: { id: old.id }, data: { status: "CLOSED" } });
    for (const attempt of [
      () => pass(head, applied),
      () => back(head, applied),
      () => withdrawClosure(head, applied),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: "FORBIDDEN", key: "planNotIssued" });
    }
  });
});

describe("passClosures", () => {
  test("passes what waits for the viewer and skips what changed or cannot be seen", async () => {
    const waiting = [await ready(), await ready(), await ready()];
    const applied = await Promise.all(waiting.map((finding) => apply(liaison, finding)));
    const [one, two, three] = applied as [Awaited<ReturnType<typeof apply>>, (typeof applied)[0], (typeof applied)[0]];
    if (!three || !two) throw new Error("three were applied for");
    await withdrawClosure(liaison, three);
    const rows = [one, { ...two, version: 1 }, three, { id: crypto.randomUUID(), version: 1 }];
    const result = await passClosures(head, {
      rows: rows.map(({ id, version }) => ({ id, version })),
      opinion: "同意",
    });
    expect(result).toEqual({ passed: 1, skipped: 3 });
    const after = await db.finding.findMany({
      where: { id: { in: rows.map(({ id }) => id) } },
      orderBy: { id: "asc" },
    });
    expect(after.map(({ status }) => status)).toEqual(["LEAD_CHECK", "HEAD_REVIEW", "RECTIFYING"]);
  });

  test("refuses all when one waits for somebody else", async () => {
    const applied = await apply(liaison, await ready());
    const rows = [{ id: applied.id, version: applied.version }];
    await expect(passClosures(office, { rows, opinion: "" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(passClosures(liaison, { rows, opinion: "" })).rejects.toMatchObject({ key: "ownClosure" });
    const viewer = await makePerson("VIEWER", county.officeId);
    await expect(passClosures(viewer, { rows, opinion: "" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await passClosures(townLiaison, { rows, opinion: "" })).toEqual({ passed: 0, skipped: 1 });
  });
});

const SWITCHES = ["closureHead", "closureLead", "closureOffice", "closureLeader"] as const;

test("nobody closes alone: not with any role, unit, lead unit or setting of levels", async () => {
  const officeHead = await makePerson("UNIT_HEAD", county.officeId);
  const officeLiaison = await makePerson("LIAISON", county.officeId);
  const everyone = [office, officeHead, officeLiaison, head, liaison];
  const all = [county.bureauId, county.officeId, leadId, county.townId];
  let applications = 0;
  for (let setting = 0; setting < 16; setting++) {
    const year = await createPlan(county.id, { year: 2030 + setting });
    const levels = SWITCHES.map((name, place): [string, boolean] => [name, (setting & (1 << place)) !== 0]);
    await db.plan.update({ where: { id: year.id }, data: Object.fromEntries(levels) });
    for (const person of everyone) {
      for (const leadUnitId of [person.unitId, person === office ? leadId : county.officeId]) {
        const finding = await createFinding(year, {
          ...{ unitIds: all, leadUnitId, raisedBy: office, measures: [{ status: "DONE" }] },
        });
        await createEvidence(finding.id, person);
        applications += 1;
        expect(await aloneUntil(person, finding), `${person.role} ${levels}`).not.toBe("CLOSED");
      }
    }
  }
  expect(applications).toBe(16 * everyone.length * 2);
}, 180_000);

/** Applies, and decides as often as one is let: the status where it ends. */
async function aloneUntil(viewer: Viewer, finding: { id: string; version: number }) {
  let now = await apply(viewer, finding);
  const level = (): ClosureLevel | null => levelOf(now.status);
  while (level()) {
    try {
      now = await pass(viewer, now);
    } catch (error) {
      if (error instanceof AppError && error.code === "FORBIDDEN") break;
      throw error;
    }
  }
  return now.status;
}
