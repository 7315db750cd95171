import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, toDay } from "@/lib/dates";
import { voidDuty } from "@/lib/duties/mutations";
import { resetDatabase, useDatabase } from "@/lib/testing/database";
import { useFiles } from "@/lib/testing/files";
import { csvOf, type Files, livingSum, outcomes, previewed as previewedAs, previewOf } from "@/lib/testing/imports";
import { auditKinds, makeGovernment, makePerson } from "@/lib/testing/people";
import { confirmImport } from "./confirm/mutations";
import { discardImport } from "./mutations";
import { getImport, listImports } from "./queries";
import { listImportRows } from "./rows/queries";
import { undoImport } from "./undo/mutations";

const db = useDatabase();
useFiles();
// Each preview starts a process of its own: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000 });

let county: Awaited<ReturnType<typeof makeGovernment>>;
let office: Viewer;
let plan: { id: string };

beforeEach(async () => {
  await resetDatabase();
  county = await makeGovernment();
  office = await makePerson("OFFICE", county.officeId);
  plan = await db.plan.create({ data: { governmentId: county.id, year: YEAR, title: `${YEAR}年`, status: "DRAFT" } });
});

/** Far enough away for every deadline to lie ahead. */
const YEAR = 2098;
const FIELDS = { kind: "breakdown", year: String(YEAR) };
const HEADING = ["序号", "重点任务", "工作措施", "牵头部门", "责任单位", "完成时限"];
const ROWS = [
  ["1", "规范行政执法", "开展案卷评查，全年不少于两次", "县市场监督管理局", "城关镇", `${YEAR}年11月底前`],
  ["2", "", "落实三项制度", "县市场监督管理局", "城关镇", "长期坚持"],
  ["3", "强化普法宣传", "组织宪法宣传周活动", "城关镇", "县市场监督管理局", "12月底"],
];
const SHEET = { "任务分解表.csv": csvOf([HEADING, ...ROWS]) };

const previewed = (viewer: Viewer, files: Files, fields = FIELDS) => previewedAs(viewer, files, fields);
const confirm = (viewer: Viewer, id: string, more: object = {}) =>
  confirmImport(viewer, { id, reason: "", documentNo: "", ...more });
const issue = () => db.plan.update({ where: { id: plan.id }, data: { status: "ISSUED" } });
const living = (kind: "KEY_TASK" | "ASSESSMENT_ITEM") => db.duty.count({ where: { kind, voidedAt: null } });

describe("previewing", () => {
  test("writes nothing but the preview, and tells nothing to the history", async () => {
    const before = await livingSum();
    const record = await previewed(office, SHEET);
    expect(record).toMatchObject({ status: "READY", kind: "BREAKDOWN", totals: { create: 3, update: 0, refuse: 0 } });
    expect(record.files[0]).toMatchObject({ fault: null, found: { sheet: "任务分解表", headingRows: [1, 1] } });
    expect(record.rows.map(({ no, cells }) => [no, cells.keyTask])).toEqual([
      [2, "规范行政执法"],
      [3, "规范行政执法"],
      [4, "强化普法宣传"],
    ]);
    expect([await livingSum(), await auditKinds()]).toEqual([before, []]);
    await discardImport(office, { id: record.id });
    expect(await livingSum()).toBe(before);
    await expect(confirm(office, record.id)).rejects.toMatchObject({ code: "CONFLICT", key: "importEnded" });
  });

  test("can be listed with what changes first, page by page", async () => {
    const { id } = await previewed(office, SHEET);
    await confirm(office, id);
    const total = ["合计", "", "", "", "", ""];
    const added = ["4", "强化普法宣传", "普法进机关", "城关镇", "城关镇", "12月底"];
    const again = await previewed(office, { "a.csv": csvOf([HEADING, ...ROWS, total, added]) });
    const pages = [1, 2, 3].map((page) =>
      listImportRows(office, again.id, { page, size: 2 }, { isChangedFirst: true }),
    );
    const listed = (await Promise.all(pages)).map(({ rows }) => rows.map(({ no, action }) => `${no} ${action}`));
    expect(listed).toEqual([["6 CREATE", "2 UNCHANGED"], ["3 UNCHANGED", "4 UNCHANGED"], ["5 SKIP"]]);
  });

  test("of a closed year, or one that is not there, is refused before anything is stored", async () => {
    await db.plan.update({ where: { id: plan.id }, data: { status: "CLOSED" } });
    await expect(previewed(office, SHEET)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const fields = { ...FIELDS, year: "2031" };
    await expect(previewed(office, SHEET, fields)).rejects.toMatchObject({ code: "INVALID", key: "yearUnknown" });
    expect([await db.import.count(), await db.storedFile.count()]).toEqual([0, 0]);
  });
});

describe("confirming", () => {
  test("writes all rows with the history of each, and one line for the whole", async () => {
    const { id, version } = await previewed(office, SHEET);
    expect(await confirm(office, id, { version })).toMatchObject({ id, version: version + 1 });
    expect([await living("KEY_TASK"), await living("ASSESSMENT_ITEM")]).toEqual([2, 3]);
    const item = await db.duty.findFirstOrThrow({ where: { content: "落实三项制度" }, include: { assignments: true } });
    expect(item.assignments.map(({ unitId }) => unitId).sort()).toEqual([county.bureauId, county.townId].sort());
    const kinds = await auditKinds();
    expect(kinds.filter((kind) => kind === "DUTY_CREATED")).toHaveLength(5);
    expect(kinds.filter((kind) => kind === "IMPORT_CONFIRMED")).toHaveLength(1);
    const again = await previewed(office, SHEET);
    expect(outcomes(again)).toEqual(["UNCHANGED", "UNCHANGED", "UNCHANGED"]);
    await expect(confirm(office, again.id)).rejects.toMatchObject({ code: "INVALID", key: "importNothing" });
  });

  test("leaves refused rows out", async () => {
    const wrong = ["4", "强化普法宣传", "普法进机关", "县气象局", "城关镇", "12月底"];
    const { id, rows } = await previewed(office, { "a.csv": csvOf([HEADING, ...ROWS, wrong]) });
    expect(rows[3]).toMatchObject({ action: "REFUSE", problems: [{ column: "lead", code: "unitUnknown" }] });
    await confirm(office, id);
    expect(await living("ASSESSMENT_ITEM")).toBe(3);
    const record = await getImport(office, id);
    expect(record.totals).toEqual({ create: 3, update: 0, unchanged: 0, refuse: 1, skip: 0 });
  });

  test("twice, also at the same time, is once", async () => {
    const { id } = await previewed(office, SHEET);
    const answers = await Promise.allSettled([confirm(office, id), confirm(office, id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(answers.find(({ status }) => status === "rejected")).toMatchObject({ reason: { key: "importEnded" } });
    expect(await living("ASSESSMENT_ITEM")).toBe(3);
  });

  test("what was not looked at is refused", async () => {
    const { id, version } = await previewed(office, SHEET);
    await expect(confirm(office, id, { version: version - 1 })).rejects.toMatchObject({
      ...{ code: "CONFLICT", current: { version } },
    });
    expect(await living("ASSESSMENT_ITEM")).toBe(0);
  });

  test("records changed since are looked at again first", async () => {
    await confirm(office, (await previewed(office, SHEET)).id);
    const changed = [["1", "规范行政执法", ROWS[0]?.[2] ?? "", "城关镇", "城关镇", "9月底"], ...ROWS.slice(1)];
    const preview = await previewed(office, { "改.csv": csvOf([HEADING, ...changed]) });
    expect(outcomes(preview)).toEqual(["UPDATE", "UNCHANGED", "UNCHANGED"]);
    const item = await db.duty.findFirstOrThrow({ where: { content: ROWS[0]?.[2] } });
    await voidDuty(office, { id: item.id, version: item.version, reason: "并入其他措施" });
    const before = await livingSum();
    await expect(confirm(office, preview.id)).rejects.toMatchObject({
      ...{ code: "CONFLICT", key: "importChanged", values: { count: 1 }, current: { version: preview.version + 1 } },
    });
    expect(await livingSum()).toBe(before);
    const anew = await previewOf(office, preview.id);
    expect([anew.status, ...outcomes(anew)]).toEqual(["READY", "CREATE", "UNCHANGED", "UNCHANGED"]);
    await confirm(office, preview.id, { version: anew.version });
    expect(await living("ASSESSMENT_ITEM")).toBe(3);
  });

  test("into an issued year asks for a reason and a document, and keeps them", async () => {
    await issue();
    const { id, asksReason } = await previewed(office, SHEET);
    expect(asksReason).toBe(true);
    await expect(confirm(office, id)).rejects.toMatchObject({ code: "INVALID", field: "reason" });
    await expect(confirm(office, id, { reason: "增补" })).rejects.toMatchObject({ field: "documentNo" });
    await confirm(office, id, { reason: "增补", documentNo: "高法办〔2026〕3号" });
    expect(await getImport(office, id)).toMatchObject({ reason: "增补", documentNo: "高法办〔2026〕3号" });
    const event = await db.auditEvent.findFirstOrThrow({ where: { kind: "IMPORT_CONFIRMED" } });
    expect(event.payload).toMatchObject({ reason: "增补", documentNo: "高法办〔2026〕3号", creates: 3 });
  });

  test("nothing is written when a year was closed since", async () => {
    const { id } = await previewed(office, SHEET);
    await db.plan.update({ where: { id: plan.id }, data: { status: "CLOSED" } });
    await expect(confirm(office, id)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await living("ASSESSMENT_ITEM")).toBe(0);
  });
});

describe("undoing", () => {
  const DAY = 24 * 60 * 60 * 1000;
  const confirmedDaysAgo = (id: string, days: number) =>
    db.import.update({ where: { id }, data: { confirmedAt: new Date(Date.now() - days * DAY + 60_000) } });

  test("puts everything back, once; the sheet can then be brought in again", async () => {
    const before = await livingSum();
    const { id } = await previewed(office, SHEET);
    await confirm(office, id);
    expect(await livingSum()).not.toBe(before);
    expect((await listImports(office, 1)).rows[0]).toMatchObject({ status: "CONFIRMED", canUndo: true });
    await undoImport(office, { id });
    expect(await livingSum()).toBe(before);
    expect((await auditKinds()).at(-1)).toBe("IMPORT_UNDONE");
    await expect(undoImport(office, { id })).rejects.toMatchObject({ code: "CONFLICT", key: "importEnded" });
    const again = await previewed(office, SHEET);
    expect(again.totals.create).toBe(3);
    await confirm(office, again.id);
    expect(await living("ASSESSMENT_ITEM")).toBe(3);
  });

  test("until thirty days have passed", async () => {
    const { id } = await previewed(office, SHEET);
    await confirm(office, id);
    await confirmedDaysAgo(id, 31);
    expect(await getImport(office, id)).toMatchObject({ canUndo: false, undoUntil: null });
    await expect(undoImport(office, { id })).rejects.toMatchObject({ key: "importUndoExpired", values: { days: 30 } });
    await confirmedDaysAgo(id, 30);
    const until = toDay((await getImport(office, id)).undoUntil);
    expect(until).not.toBeNull();
    expect(addDays(String(until), 1) > String(toDay(new Date()))).toBe(true);
    await undoImport(office, { id });
    expect(await living("ASSESSMENT_ITEM")).toBe(0);
  });

  test("not when one of the records was changed since, which is named", async () => {
    const { id } = await previewed(office, SHEET);
    await confirm(office, id);
    const { id: dutyId, version, code } = await db.duty.findFirstOrThrow({ where: { content: "落实三项制度" } });
    await voidDuty(office, { id: dutyId, version, reason: "并入其他措施" });
    const before = await livingSum();
    await expect(undoImport(office, { id })).rejects.toMatchObject({
      ...{ code: "CONFLICT", key: "undoChanged", values: { count: 1, key: code } },
    });
    expect([await livingSum(), (await getImport(office, id)).status]).toEqual([before, "CONFIRMED"]);
  });
});
