import { beforeEach, expect, test, vi } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { today, yearOf } from "@/lib/dates";
import { voidDuty } from "@/lib/duties/mutations";
import { resetDatabase, useDatabase } from "@/lib/testing/database";
import { createItem, createPlan } from "@/lib/testing/factories";
import { useFiles } from "@/lib/testing/files";
import { csvOf, livingSum, previewed, previewOf } from "@/lib/testing/imports";
import { makeGovernment, makePerson } from "@/lib/testing/people";
import { confirmImport } from "./confirm/mutations";
import { openMarkedSheet } from "./marked/mutations";
import { changeImport, discardImport, rereadImport } from "./mutations";
import { getImport, listImports } from "./queries";
import { getFaultValues } from "./reading/queries";
import { undoImport } from "./undo/mutations";

// How far an import reaches: who sees it, whom its choices bind, what its undo may touch.

const db = useDatabase();
useFiles();
vi.setConfig({ testTimeout: 120_000 });
const YEAR = 2098;
const FIELDS = { kind: "breakdown", year: String(YEAR) };
const HEADING = ["编号", "重点任务", "工作措施", "牵头部门", "责任单位", "完成时限"];
const row = (code: string, keyTask: string) => [code, keyTask, "开展案卷评查", "城关镇", "城关镇", "12月底"];

let county: Awaited<ReturnType<typeof makeGovernment>>;
let office: Viewer;

beforeEach(async () => {
  await resetDatabase();
  county = await makeGovernment();
  office = await makePerson("OFFICE", county.officeId);
});

const confirm = (id: string) => confirmImport(office, { id, reason: "", documentNo: "" });

test("what the office brings in is not for others of its unit, who see neither drafts nor all units", async () => {
  await createPlan(county.id, { year: YEAR, status: "DRAFT" });
  const { id } = await previewed(office, { "a.csv": csvOf([HEADING, row("", "规范执法")]) }, FIELDS);
  await db.import.updateMany({ data: { kind: "PROGRESS" } });
  const colleague = await makePerson("OFFICE", county.officeId);
  expect(await getImport(colleague, id)).toMatchObject({ id, canChange: true });
  for (const role of ["LIAISON", "UNIT_HEAD"] as const) {
    const viewer = await makePerson(role, county.officeId);
    await expect(getImport(viewer, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(openMarkedSheet(viewer, id, 0)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(discardImport(viewer, { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await listImports(viewer, 1)).toMatchObject({ total: 0, rows: [] });
  }
});

test("how a unit has its columns read binds nobody else", async () => {
  const year = yearOf(today());
  const plan = await createPlan(county.id, { year });
  const item = await createItem(plan, { unitIds: [county.townId], title: "开展执法检查", dueOn: `${year}-12-31` });
  const town = await makePerson("LIAISON", county.townId);
  const rows = [
    ["编号", "责任单位", "进展情况", "存在问题"],
    [item.code, "城关镇", "查了三次", "缺人"],
  ];
  const fields = { kind: "progress", year: String(year), period: String(year) };
  const files = { "a.csv": csvOf(rows) };
  const { id, version, files: found } = await previewed(town, files, fields);
  expect(found[0]?.found?.mapping).toEqual(["code", "units", "progress", "problems"]);
  await changeImport(town, { id, version, file: 0, mapping: ["code", "units", "problems", "progress"] });
  await previewOf(town, id);
  await confirmImport(town, { id, reason: "", documentNo: "" });
  expect(await db.progressReport.findFirst()).toMatchObject({ progress: "缺人", problems: "查了三次" });
  const [file] = (await previewed(office, files, fields)).files;
  expect(file?.found?.mapping).toEqual(["code", "units", "progress", "problems"]);
});

test("an undo puts nothing under a key task that is void by now", async () => {
  await createPlan(county.id, { year: YEAR, status: "DRAFT" });
  await confirm((await previewed(office, { "a.csv": csvOf([HEADING, row("", "规范执法")]) }, FIELDS)).id);
  const item = await db.duty.findFirstOrThrow({ where: { kind: "ASSESSMENT_ITEM" } });
  const moved = await previewed(office, { "b.csv": csvOf([HEADING, row(item.code, "强化普法")]) }, FIELDS);
  expect(moved.rows.map(({ action }) => action)).toEqual(["UPDATE"]);
  await confirm(moved.id);
  const former = await db.duty.findFirstOrThrow({ where: { title: "规范执法" } });
  await voidDuty(office, { id: former.id, version: former.version, reason: "并入其他任务" });
  const before = await livingSum();
  await expect(undoImport(office, { id: moved.id })).rejects.toMatchObject({ code: "CONFLICT", key: "undoChanged" });
  expect(await livingSum()).toBe(before);
});

test("nobody leaves previews without end, nor has many read at a time", async () => {
  const plan = await createPlan(county.id, { year: YEAR, status: "DRAFT" });
  const { governmentId, unitId, userId: actorId } = office;
  const one = { governmentId, unitId, actorId, year: YEAR, planId: plan.id, kind: "BREAKDOWN" as const };
  const make = (count: number, more: object) =>
    db.import.createMany({ data: Array.from({ length: count }, () => ({ ...one, ...more })) });
  await make(1, { status: "CONFIRMED" });
  await make(30, { status: "READY" });
  await make(30, { status: "FAILED" });
  const { id } = await previewed(office, { "a.csv": csvOf([HEADING, row("", "规范执法")]) }, FIELDS);
  const left = await db.import.findMany({ where: { status: { in: ["READY", "FAILED"] } }, orderBy: { id: "asc" } });
  expect([left.length, left.at(-1)?.id, left[0]?.status]).toEqual([50, id, "READY"]);
  expect(await db.import.count({ where: { status: "CONFIRMED" } })).toBe(1);
  await make(5, { status: "READING", readAt: new Date() });
  const again = () => previewed(office, { "b.csv": csvOf([HEADING, row("", "强化普法")]) }, FIELDS);
  await expect(again()).rejects.toMatchObject({ code: "RATE_LIMITED" });
  await expect(rereadImport(office, { id })).rejects.toMatchObject({ code: "RATE_LIMITED" });
  await db.import.updateMany({ where: { status: "READING" }, data: { readAt: new Date(Date.now() - 600_000) } });
  expect(await again()).toMatchObject({ status: "READY" });
});

test("corrections have an end", async () => {
  await createPlan(county.id, { year: YEAR, status: "DRAFT" });
  const { id } = await previewed(office, { "a.csv": csvOf([HEADING, row("", "规范执法")]) }, FIELDS);
  const fixes = Object.fromEntries(
    Array.from({ length: 1_100 }, (_, no) => [`lead:${no}${"长".repeat(4_000)}`, "城关镇"]),
  );
  const { version } = await getImport(office, id);
  const settings = { files: {}, choices: {}, fixes };
  await db.import.update({ where: { id }, data: { settings } });
  const change = { id, version, fixes: { [`lead:${"短".repeat(4_000)}`]: "城关镇" } };
  await expect(changeImport(office, change)).rejects.toMatchObject({ code: "INVALID", key: "bodyTooLarge" });
});

test("a file that names a unit of another government tells no name by its code", async () => {
  const other = await makeGovernment("620725");
  const job = { kind: "PROGRESS" as const, year: YEAR, scope: { government: county.code, unit: null } };
  const found = (unit: string) => getFaultValues({ fault: "WRONG_UNIT", values: { unit } }, job);
  expect(await found(`${county.code}-cgz`)).toEqual({ found: "城关镇" });
  expect(await found(`${other.code}-cgz`)).toEqual({ found: `${other.code}-cgz` });
});
