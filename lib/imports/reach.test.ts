import { beforeEach, expect, test, vi } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { voidDuty } from "@/lib/duties/mutations";
import { resetDatabase, useDatabase } from "@/lib/testing/database";
import { createPlan } from "@/lib/testing/factories";
import { useFiles } from "@/lib/testing/files";
import { csvOf, livingSum, previewed } from "@/lib/testing/imports";
import { makeGovernment, makePerson } from "@/lib/testing/people";
import { confirmImport } from "./confirm/mutations";
import { openMarkedSheet } from "./marked/mutations";
import { discardImport } from "./mutations";
import { getImport, listImports } from "./queries";
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
