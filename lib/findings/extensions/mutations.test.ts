import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, formatDayZh, toDay, today, yearOf } from "@/lib/dates";
import { useDatabase } from "@/lib/testing/database";
import { createFinding, createPlan } from "@/lib/testing/factories";
import { makeGovernment, makePerson } from "@/lib/testing/people";
import { addMeasure, editMeasure } from "../measures/mutations";
import { editFinding } from "../mutations";
import { decideExtension, requestExtension, withdrawExtension } from "./mutations";

const db = useDatabase();

let county: Awaited<ReturnType<typeof makeGovernment>>;
let plan: { id: string; year: number };
let office: Viewer;
let liaison: Viewer;
let head: Viewer;
let town: Viewer;

beforeAll(async () => {
  county = await makeGovernment();
  plan = await createPlan(county.id, { year: yearOf(today()) });
  office = await makePerson("OFFICE", county.officeId);
  liaison = await makePerson("LIAISON", county.bureauId);
  head = await makePerson("UNIT_HEAD", county.bureauId);
  town = await makePerson("LIAISON", county.townId);
});

const DUE = addDays(today(), 5);
const LATER = addDays(today(), 40);

async function make(unitId = county.bureauId) {
  const finding = await createFinding(plan, { unitIds: [unitId], raisedBy: office, measures: [{ dueOn: DUE }] });
  const measureId = finding.measures[0]?.id ?? "";
  const ask = (viewer: Viewer, more: object = {}) =>
    requestExtension(viewer, { measureId, version: 1, dueOn: LATER, dueText: "", reason: "施工受天气影响", ...more });
  return { finding, measureId, ask };
}

const decide = (viewer: Viewer, { id, version }: { id: string; version: number }, decision: "GRANT" | "REFUSE") =>
  decideExtension(viewer, { id, version, decision, answer: "情况属实" });
const findingOf = (id: string) => db.finding.findUniqueOrThrow({ where: { id } });
const kindsOf = async (findingId: string) =>
  (await db.auditEvent.findMany({ where: { findingId }, orderBy: { id: "asc" } })).map(({ kind }) => kind);

describe("an extension", () => {
  test("is signed by the head and granted by the office: a new deadline, the first one kept", async () => {
    const { finding, measureId, ask } = await make();
    const asked = await ask(liaison);
    expect(asked).toMatchObject({ status: "HEAD_REVIEW", version: 1 });
    expect(await findingOf(finding.id)).toMatchObject({ extensionsPending: 1, version: 1 });
    await expect(decide(office, asked, "GRANT")).rejects.toMatchObject({ code: "FORBIDDEN", key: "forbidden" });
    await expect(decide(liaison, asked, "GRANT")).rejects.toMatchObject({ code: "FORBIDDEN" });
    const signed = await decide(head, asked, "GRANT");
    expect(signed).toMatchObject({ status: "OFFICE_REVIEW", version: 2 });
    await expect(decide(head, signed, "GRANT")).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(decide(office, asked, "GRANT")).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await decide(office, signed, "GRANT")).toMatchObject({ status: "GRANTED", version: 3 });
    const measure = await db.measure.findUniqueOrThrow({ where: { id: measureId } });
    expect(measure).toMatchObject({ dueText: formatDayZh(LATER), version: 2 });
    expect([toDay(measure.dueOn), toDay(measure.originalDueOn)]).toEqual([LATER, DUE]);
    const after = await findingOf(finding.id);
    expect([toDay(after.openDueOn), after.extensionsPending]).toEqual([LATER, 0]);
    const granted = await db.extension.findUniqueOrThrow({ where: { id: asked.id } });
    expect(granted).toMatchObject({ signedById: head.userId, deciderId: office.userId, answer: "情况属实" });
    expect(await kindsOf(finding.id)).toEqual(["EXTENSION_REQUESTED", "EXTENSION_SIGNED", "EXTENSION_GRANTED"]);
    await expect(decide(office, granted, "REFUSE")).rejects.toMatchObject({ code: "CONFLICT", key: "findingStatus" });
  });

  test("goes to the office at once when the head asks, or the unit has none", async () => {
    const own = await make();
    expect(await own.ask(head)).toMatchObject({ status: "OFFICE_REVIEW" });
    const headless = await make(county.townId);
    const asked = await headless.ask(town);
    expect(asked.status).toBe("OFFICE_REVIEW");
    expect(await decide(office, asked, "REFUSE")).toMatchObject({ status: "REFUSED" });
    expect(toDay((await findingOf(headless.finding.id)).openDueOn)).toBe(DUE);
    expect(await kindsOf(headless.finding.id)).toEqual(["EXTENSION_REQUESTED", "EXTENSION_REFUSED"]);
    // A refused one does not stand in the way of the next.
    await headless.ask(town);
  });

  test("goes on to the office when its unit is on the finding no more, whose head could not answer it", async () => {
    const words = { text: "补齐案卷。", person: "", dueText: "", dueOn: DUE, unitIds: [], leadUnitId: null };
    const edited = await make();
    await edited.ask(liaison);
    const { source, kind, severity, text } = await findingOf(edited.finding.id);
    await editFinding(office, {
      ...{
        id: edited.finding.id,
        version: 1,
        source,
        kind,
        severity,
        text,
        unitIds: [county.townId],
        foundOn: today(),
      },
      ...{ rootCause: "", goal: "", stageGoal: "", nextReviewOn: null, foundBy: "", instruction: "" },
      ...{ leadUnitId: null, dutyId: null, indicatorId: null },
    });
    // Still on the measure: the head sees it yet.
    const waiting = () => db.extension.findFirstOrThrow({ where: { measureId: edited.measureId } });
    expect(await waiting()).toMatchObject({ status: "HEAD_REVIEW", version: 1 });
    await editMeasure(office, { id: edited.measureId, version: 1, ...words });
    expect(await waiting()).toMatchObject({ status: "OFFICE_REVIEW", version: 2 });
    expect(await decide(office, await waiting(), "GRANT")).toMatchObject({ status: "GRANTED" });
    const voided = await make(county.townId);
    const own = await addMeasure(office, { findingId: voided.finding.id, ...words, leadUnitId: county.bureauId });
    await db.measureUnit.updateMany({ where: { measureId: own.id }, data: { unitId: county.bureauId } });
    const { ask } = voided;
    const asked = await ask(liaison, { measureId: own.id });
    expect(asked.status).toBe("HEAD_REVIEW");
    await editMeasure(office, { id: own.id, version: 1, ...words });
    expect(await db.extension.findUniqueOrThrow({ where: { id: asked.id } })).toMatchObject({
      status: "OFFICE_REVIEW",
    });
  });

  test("is taken back by its unit, by nobody else", async () => {
    const { finding, ask } = await make();
    const asked = await ask(liaison);
    await expect(withdrawExtension(office, asked)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(withdrawExtension(town, asked)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(withdrawExtension(head, { ...asked, version: 3 })).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await withdrawExtension(head, asked)).toMatchObject({ status: "WITHDRAWN", version: 2 });
    expect((await findingOf(finding.id)).extensionsPending).toBe(0);
    expect(await kindsOf(finding.id)).toEqual(["EXTENSION_REQUESTED", "EXTENSION_WITHDRAWN"]);
  });

  test("nobody decides on an own request", async () => {
    const finding = await createFinding(plan, { unitIds: [county.officeId], raisedBy: office });
    const measure = { measureId: finding.measures[0]?.id ?? "", version: 1, dueText: "", reason: "情况复杂" };
    const asked = await requestExtension(office, { ...measure, dueOn: addDays(today(), 400) });
    await expect(decide(office, asked, "GRANT")).rejects.toMatchObject({ code: "FORBIDDEN", key: "ownClosure" });
    const colleague = await makePerson("OFFICE", county.officeId);
    expect(await decide(colleague, asked, "GRANT")).toMatchObject({ status: "GRANTED" });
  });

  test("must be later, one at a time, for what is not done, as it was seen", async () => {
    const { measureId, ask } = await make();
    const notLater = { code: "INVALID", key: "extensionNotLater", field: "dueOn" };
    await expect(ask(liaison, { dueOn: DUE })).rejects.toMatchObject(notLater);
    await expect(ask(liaison, { dueOn: addDays(today(), -1) })).rejects.toMatchObject(notLater);
    await expect(ask(liaison, { version: 2 })).rejects.toMatchObject({ code: "CONFLICT", current: { version: 1 } });
    await expect(ask(office)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const twice = await Promise.allSettled([ask(liaison), ask(head)]);
    expect(twice.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(ask(liaison)).rejects.toMatchObject({ code: "CONFLICT", key: "extensionPending" });
    const done = await make();
    await db.measure.update({ where: { id: done.measureId }, data: { status: "DONE" } });
    await expect(done.ask(liaison)).rejects.toMatchObject({ code: "CONFLICT", key: "findingStatus" });
    // The office set a later deadline by hand while it waited.
    await db.measure.update({ where: { id: measureId }, data: { dueOn: new Date(`${addDays(LATER, 10)}T00:00:00Z`) } });
    const waiting = await db.extension.findFirstOrThrow({ where: { measureId } });
    const signed = waiting.status === "HEAD_REVIEW" ? await decide(head, waiting, "GRANT") : waiting;
    await expect(decide(office, signed, "GRANT")).rejects.toMatchObject(notLater);
  });
});
