import type { ChildProcess } from "node:child_process";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { today, yearOf } from "@/lib/dates";
import { confirmImport } from "@/lib/imports/confirm/mutations";
import { changeImport, discardImport, rereadImport } from "@/lib/imports/mutations";
import { getImport } from "@/lib/imports/queries";
import { getImportProgress } from "@/lib/imports/reading/queries";
import { listSuggestedFixes } from "@/lib/imports/rows/queries";
import type { ChangeImportInput } from "@/lib/imports/schema";
import { uploadImport } from "@/lib/imports/upload/mutations";
import { bookOf, cellsOf } from "@/lib/testing/books";
import { resetDatabase, useDatabase } from "@/lib/testing/database";
import { createItem, createPlan, createUnit } from "@/lib/testing/factories";
import { useFiles } from "@/lib/testing/files";
import { csvOf, importRequest, livingSum, outcomes, previewed, previewOf } from "@/lib/testing/imports";
import { makeGovernment, makePerson } from "@/lib/testing/people";

const children = vi.hoisted(() => [] as ChildProcess[]);
vi.mock("node:child_process", async (original) => {
  const real = await original<typeof import("node:child_process")>();
  return {
    ...real,
    fork: (...given: Parameters<typeof real.fork>) => {
      const child = real.fork(...given);
      children.push(child);
      return child;
    },
  };
});

const db = useDatabase();
const filesOnDisk = useFiles();
// Each preview starts a process of its own: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000 });
const YEAR = 2098;
const FIELDS = { kind: "breakdown", year: String(YEAR) };

let county: Awaited<ReturnType<typeof makeGovernment>>;
let office: Viewer;

beforeEach(async () => {
  await resetDatabase();
  children.length = 0;
  county = await makeGovernment();
  office = await makePerson("OFFICE", county.officeId);
  await createPlan(county.id, { year: YEAR, status: "DRAFT" });
});

const HEADING = ["序号", "重点任务", "工作措施", "牵头部门", "责任单位", "完成时限"];
const row = (no: number | string, content: string, lead = "城关镇") => [
  `${no}`,
  "规范执法",
  content,
  lead,
  "城关镇",
  "12月底",
];

const confirm = (id: string) => confirmImport(office, { id, reason: "", documentNo: "" });

async function corrected(id: string, change: Omit<ChangeImportInput, "id" | "version">) {
  const { version } = await getImportProgress(office, id);
  await changeImport(office, { id, version, ...change });
  return previewOf(office, id);
}

describe("a reading that ends before its time", () => {
  const long = { "长.csv": csvOf([HEADING, ...Array.from({ length: 10_000 }, (_, no) => row(no, `措施第${no}项`))]) };
  const begin = async () => {
    const signal = new AbortController().signal;
    const { id } = await uploadImport(office, importRequest(long, FIELDS), signal, { waits: false });
    await vi.waitFor(async () => expect((await getImportProgress(office, id)).rowsRead).toBeGreaterThan(0), {
      timeout: 60_000,
      interval: 10,
    });
    return id;
  };

  test("with its process leaves a preview that says so, not half of one", async () => {
    const id = await begin();
    children[0]?.kill("SIGKILL");
    const record = await previewOf(office, id);
    expect(record).toMatchObject({ status: "FAILED", rows: [], files: [{ fault: "UNREADABLE" }] });
    await expect(confirm(id)).rejects.toMatchObject({ code: "CONFLICT", key: "importNotReady" });
    await rereadImport(office, { id });
    expect(await previewOf(office, id)).toMatchObject({ status: "READY", totals: { create: 10_000 } });
  });

  test("with the whole program says that it was cut off, and can be read again", async () => {
    const { id } = await previewed(office, { "a.csv": csvOf([HEADING, row(1, "评查案卷")]) }, FIELDS);
    await db.import.update({ where: { id }, data: { status: "READING", readAt: new Date(Date.now() - 60_000) } });
    expect(await getImportProgress(office, id)).toMatchObject({ status: "READING", isCutOff: false });
    await expect(rereadImport(office, { id })).rejects.toMatchObject({ code: "CONFLICT", key: "importStillRead" });
    await db.import.update({ where: { id }, data: { readAt: new Date(Date.now() - 100_000) } });
    expect(await getImport(office, id)).toMatchObject({ status: "READING", isCutOff: true });
    await expect(confirm(id)).rejects.toMatchObject({ key: "importNotReady" });
    await rereadImport(office, { id });
    expect(outcomes(await previewOf(office, id))).toEqual(["CREATE"]);
  });

  test("because nobody wants it any more leaves neither rows nor a process", async () => {
    const id = await begin();
    await discardImport(office, { id });
    await vi.waitFor(() => expect(children[0]?.killed || children[0]?.exitCode !== null).toBe(true), 10_000);
    expect(await getImportProgress(office, id)).toMatchObject({ status: "DISCARDED" });
    expect(await db.importRow.count()).toBe(0);
    // Only what the store keeps by its hash.
    await vi.waitFor(async () => {
      for (const path of await filesOnDisk()) expect(path).toMatch(/[0-9a-f]{64}$/);
    });
  });
});

describe("corrections", () => {
  test("a suggestion is accepted once for all such cells", async () => {
    const sheet = csvOf([HEADING, row(1, "甲项", "县市场监管局"), row(2, "乙项", "县市场监管局"), row(3, "丙项")]);
    const { id } = await previewed(office, { "a.csv": sheet }, FIELDS);
    const [fix] = await listSuggestedFixes(office, id);
    expect(fix).toMatchObject({ column: "lead", text: "县市场监管局", suggestion: "县市场监督管理局", cells: 2 });
    const fixes = { [`${fix?.column}:${fix?.text}`]: fix?.suggestion ?? "" };
    expect(outcomes(await corrected(id, { fixes }))).toEqual(["CREATE", "CREATE", "CREATE"]);
    const back = await corrected(id, { fixes: { "lead:县市场监管局": "" } });
    expect(outcomes(back)).toEqual(["REFUSE unitUnknown", "REFUSE unitUnknown", "CREATE"]);
  });

  test("another sheet, another heading, another column", async () => {
    const notes = [["填表说明"], ["重点任务", "工作措施"], ["按要求填写", "不得空白"]];
    const table = [
      ["序号", "重点任务", "工作措施", "说明", "牵头部门"],
      ["1", "规范执法", "甲项", "乙项", "城关镇"],
    ];
    const sheets = [notes, table].map((cells, index) => ({ name: `表${index + 1}`, xml: cellsOf(cells) }));
    const { id, files } = await previewed(office, { "a.xlsx": await bookOf({ sheets }) }, FIELDS);
    expect(files[0]?.found?.sheets.map(({ name }) => name)).toEqual(["表1", "表2"]);
    const other = files[0]?.found?.sheet === "表1" ? "表2" : "表1";
    expect((await corrected(id, { sheet: other })).files[0]?.found?.sheet).toBe(other);
    const chosen = await corrected(id, { sheet: "表2" });
    expect(chosen.rows.map(({ cells }) => cells.content)).toEqual(["甲项"]);
    const mapping = ["", "keyTask", "", "content", "lead"].map((key) => key || null);
    const mapped = await corrected(id, { mapping });
    expect(mapped.rows.map(({ cells }) => cells.content)).toEqual(["乙项"]);
    const first = await corrected(id, { sheet: "表1", headingRows: [2, 2] });
    expect(first.files[0]?.found).toMatchObject({ sheet: "表1", headingRows: [2, 2] });
    expect(first.rows.map(({ cells }) => cells.keyTask)).toEqual(["按要求填写"]);
    const version = first.version;
    await expect(changeImport(office, { id, version: version - 1, sheet: "表2" })).rejects.toMatchObject({
      ...{ code: "CONFLICT", current: { version } },
    });
  });

  test("a mapping that was confirmed is known when the same headings come again", async () => {
    const sheet = (content: string) =>
      csvOf([
        ["重点任务", "要干的事", "谁来牵头", "责任单位"],
        ["规范执法", content, "城关镇", "城关镇"],
      ]);
    const first = await previewed(office, { "a.csv": sheet("评查案卷") }, FIELDS);
    expect(first.files[0]?.found?.mapping).toEqual(["keyTask", null, null, "units"]);
    await corrected(first.id, { mapping: ["keyTask", "content", "lead", "units"] });
    await confirm(first.id);
    const next = await previewed(office, { "b.csv": sheet("公示执法信息") }, FIELDS);
    expect(next.files[0]?.found?.mapping).toEqual(["keyTask", "content", "lead", "units"]);
    expect(next.rows.map(({ action, cells }) => [action, cells.content])).toEqual([["CREATE", "公示执法信息"]]);
    const neighbour = await makeGovernment();
    await createPlan(neighbour.id, { year: YEAR, status: "DRAFT" });
    const theirs = await previewed(await makePerson("OFFICE", neighbour.officeId), { "b.csv": sheet("甲") }, FIELDS);
    expect(theirs.files[0]?.found?.mapping).toEqual(["keyTask", null, null, "units"]);
  });
});

test("forty-seven units send their progress back in one go, and one of them twice", async () => {
  const year = yearOf(today());
  const plan = await createPlan(county.id, { year });
  const units = [];
  for (let no = 1; no <= 47; no++) units.push(await createUnit(county, `第${no}镇`));
  const unitIds = units.map(({ id }) => id);
  const items = [await createItem(plan, { unitIds }), await createItem(plan, { unitIds })];
  const fileOf = (name: string, words: string) =>
    csvOf([["编号", "责任单位", "进展情况"], ...items.map(({ code }) => [code, name, words])]);
  const files = Object.fromEntries(units.map(({ name }) => [`${name}.csv`, fileOf(name, `${name}已部署`)]));
  const fields = { kind: "progress", year: String(year) };
  const {
    id,
    totals,
    files: read,
  } = await previewed(office, { ...files, "又一份.csv": fileOf("第3镇", "已完成") }, fields);
  expect(totals).toMatchObject({ create: 94, refuse: 2 });
  expect(read.map((one) => one.totals.create)).toEqual([...Array(47).fill(2), 0]);
  const before = await livingSum();
  await confirm(id);
  expect(await db.progressReport.count({ where: { status: "SUBMITTED" } })).toBe(94);
  const third = await db.progressReport.findFirstOrThrow({ where: { assignment: { unitId: unitIds[2] } } });
  expect(third.progress).toBe("第3镇已部署");
  expect(await livingSum()).not.toBe(before);
  await expect(
    previewed(office, Object.fromEntries(Array.from({ length: 61 }, (_, no) => [`${no}.csv`, "a"])), fields),
  ).rejects.toMatchObject({ code: "INVALID" });
});
