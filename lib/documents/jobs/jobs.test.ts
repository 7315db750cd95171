import { writeFileSync } from "node:fs";
import { buffer } from "node:stream/consumers";
import { readXlsx } from "hucre/xlsx";
import { NextRequest } from "next/server";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { GET } from "@/app/api/exports/[document]/route";
import { GET as getFile } from "@/app/api/exports/jobs/[id]/file/route";
import { GET as getJob } from "@/app/api/exports/jobs/[id]/route";
import { exportJobSchema, exportStartedSchema } from "@/lib/api/exports/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { useDatabase } from "@/lib/testing/database";
import { createItem, createPlan } from "@/lib/testing/factories";
import { useFiles } from "@/lib/testing/files";
import { makeGovernment, makePerson } from "@/lib/testing/people";
import { endWriter } from "../writer/writer";
import { startExport, sweepExports } from "./mutations";
import { exportPath } from "./place";
import { runExport } from "./process";
import { listExportJobs } from "./queries";

const session = vi.hoisted(() => ({ viewer: null as Viewer | null }));
vi.mock("@/lib/auth/viewer", async (original) => ({
  ...(await original<typeof import("@/lib/auth/viewer")>()),
  requireViewer: async () => session.viewer,
}));

// Each job starts a process of its own, which a busy machine does slowly.
vi.setConfig({ testTimeout: 120_000 });

const db = useDatabase();
const paths = useFiles();
const people = {} as Record<"office" | "other" | "town" | "admin", Viewer>;
const HOUR_MS = 60 * 60 * 1000;

beforeAll(async () => {
  const county = await makeGovernment("620724");
  people.office = await makePerson("OFFICE", county.officeId);
  people.other = await makePerson("OFFICE", county.officeId);
  people.town = await makePerson("LIAISON", county.townId);
  people.admin = await makePerson("SYSTEM_ADMIN", county.officeId);
  const plan = await createPlan(county.id);
  const item = await createItem(plan, { unitIds: [county.townId] });
  await db.$executeRaw`
    insert into "Duty" (id, "planId", year, kind, code, title, "leadText", "unitsText", "sortNo")
    select gen_random_uuid(), d."planId", 2026, 'ASSESSMENT_ITEM', 'X' || n, '第' || n || '项', '县司法局', '各镇', n + 20000
    from "Duty" d, generate_series(1, 11999) n where d.id = ${item.id}::uuid`;
  // A whole county's progress: more shares than are answered at once.
  await db.$executeRaw`
    insert into "Assignment" (id, "dutyId", "unitId", role)
    select gen_random_uuid(), d.id, ${county.townId}::uuid, 'RESPONSIBLE' from "Duty" d where d.code like 'X%'`;
}, 60_000);

beforeEach(async () => {
  session.viewer = people.office;
  await db.exportJob.deleteMany();
});

afterAll(endWriter);

const at = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  new NextRequest(`http://localhost:3000${path}`, { headers, method });
const get = (document: string, query = "", headers: Record<string, string> = {}, method = "GET") =>
  GET(at(`/api/exports/${document}${query}`, headers, method), { params: Promise.resolve({ document }) });
const ask = (id: string) => getJob(at(`/api/exports/jobs/${id}`), { params: Promise.resolve({ id }) });
const fetchFile = (id: string) => getFile(at(`/api/exports/jobs/${id}/file`), { params: Promise.resolve({ id }) });

async function ended(id: string) {
  const wait = async () =>
    expect((await exportJobSchema.parse(await (await ask(id)).json())).state).not.toBe("RUNNING");
  await vi.waitFor(wait, { timeout: 60_000, interval: 200 });
  return exportJobSchema.parse(await (await ask(id)).json());
}

test("more than 10,000 rows are made in the background: begun, followed, downloaded, recorded", async () => {
  const response = await get("duties.csv", "?sort=-code");
  expect(response.status).toBe(202);
  const { id, href } = exportStartedSchema.parse(await response.json());
  expect(response.headers.get("location")).toBe(href);
  expect(await (await ask(id)).json()).toMatchObject({ state: "RUNNING", rowsTotal: 12_000, href: null });
  expect((await fetchFile(id)).status).toBe(404);
  const job = await ended(id);
  expect(job).toMatchObject({ state: "DONE", rowsDone: 12_000, rowsTotal: 12_000, href: `${href}/file` });
  expect(job.fileName).toMatch(/2026年法治政府建设责任台账\.csv$/);
  expect(new Date(job.expiresAt).getTime() - Date.now()).toBeGreaterThan(23.9 * HOUR_MS);
  const file = await fetchFile(id);
  expect(file.status).toBe(200);
  expect(file.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(file.headers.get("content-length")).toBe(String(job.bytes));
  const lines = (await file.text()).trimEnd().split("\r\n");
  expect(lines).toHaveLength(3 + 12_000 + 1);
  expect(lines[3]).toContain("X11999");
  const event = await db.auditEvent.findFirstOrThrow({ where: { kind: "EXPORTED" } });
  expect(event).toMatchObject({ actorId: people.office.userId });
  expect(event.payload).toMatchObject({
    document: "责任台账",
    format: "csv",
    rows: 12_000,
    filters: { sort: "-code" },
  });
});

test("a browser is sent to where it sees its exports; the same one is not begun twice", async () => {
  const html = { accept: "text/html,application/xhtml+xml" };
  const first = await get("duties.xlsx", "", html);
  expect(first.status).toBe(303);
  const [, id = ""] = /^\/documents\?export=([0-9a-f-]{36})#exports$/.exec(first.headers.get("location") ?? "") ?? [];
  const again = await get("duties.xlsx", "", html);
  expect(again.headers.get("location")).toBe(first.headers.get("location"));
  expect(await listExportJobs(people.office)).toHaveLength(1);
  expect(await ended(id)).toMatchObject({ state: "DONE", format: "xlsx" });
  const bytes = new Uint8Array(await (await fetchFile(id)).arrayBuffer());
  expect((await readXlsx(bytes)).sheets[1]?.rows).toHaveLength(12_001);
});

test("official sheets beyond 10,000 rows are laid out in the background too", async () => {
  const { id } = await (await get("progress.xlsx", "?period=2026-Q3")).json();
  const job = await ended(id);
  expect(job).toMatchObject({ state: "DONE", rowsDone: 12_000 });
  const { stream } = await import("./queries").then(({ openExport }) => openExport(people.office, id));
  expect((await readXlsx(new Uint8Array(await buffer(stream)))).sheets[0]?.name).toBe("任务进展情况表");
});

test("previews of that length are refused, so is asking for headers; neither leaves a job", async () => {
  const response = await get("duties.pdf");
  expect(response.status).toBe(422);
  expect((await response.json()).detail).toBe("PDF 预览最多 10000 行，现有 12000 行：请加上筛选条件，或改用其他格式");
  const html = await get("duties.pdf", "", { accept: "text/html" });
  expect(html.status).toBe(303);
  expect(html.headers.get("location")).toBe("/documents?refused=exportPdfTooLong&count=12000&limit=10000#exports");
  expect((await get("duties.csv", "", {}, "HEAD")).status).toBe(422);
  const size = { count: 2_000_000, limit: 10_000 };
  await expect(
    startExport(people.office, { document: "duties", format: "csv", params: {} }, size),
  ).rejects.toMatchObject({ key: "exportTooMany" });
  expect(await db.exportJob.count()).toBe(0);
});

test("nobody else learns of it: 404 for others, 403 for those who export nothing", async () => {
  const { id } = await (await get("duties.csv")).json();
  await ended(id);
  for (const viewer of [people.other, people.town]) {
    session.viewer = viewer;
    expect((await ask(id)).status).toBe(404);
    expect((await fetchFile(id)).status).toBe(404);
    expect(await listExportJobs(viewer)).toEqual([]);
  }
  session.viewer = people.admin;
  expect((await ask(id)).status).toBe(403);
  expect((await fetchFile(id)).status).toBe(403);
  expect((await get("duties.csv")).status).toBe(403);
  session.viewer = people.office;
  for (const wrong of ["1", "../../etc/passwd", crypto.randomUUID()]) expect((await fetchFile(wrong)).status).toBe(404);
});

const row = (more: object) => ({
  ...{ actorId: people.office.userId, document: "duties", format: "csv", params: {}, rowsTotal: 12_000 },
  expiresAt: new Date(Date.now() + 24 * HOUR_MS),
  ...more,
});

test("it expires after a day, and the sweep takes the file away; what is still good stays", async () => {
  const { id } = await (await get("duties.csv")).json();
  await ended(id);
  await sweepExports();
  expect((await fetchFile(id)).status).toBe(200);
  await db.exportJob.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1) } });
  expect(await (await ask(id)).json()).toMatchObject({ state: "EXPIRED", href: null });
  const refused = await fetchFile(id);
  expect(refused.status).toBe(404);
  expect((await refused.json()).detail).toBe("下载已过期，请重新导出");
  writeFileSync(exportPath(crypto.randomUUID()), "nobody's");
  expect(await sweepExports(new Date(Date.now() + 25 * HOUR_MS))).toBeGreaterThanOrEqual(2);
  expect((await paths()).filter((path) => path.includes("/exports/"))).toEqual([]);
});

test("one that is cut off is told, and swept", async () => {
  const { id } = await db.exportJob.create({ data: row({ beatAt: new Date(Date.now() - 100_000) }) });
  expect(await (await ask(id)).json()).toMatchObject({ state: "CUT_OFF", href: null });
  await sweepExports();
  expect(await (await ask(id)).json()).toMatchObject({ state: "FAILED" });
});

test("one whose process fails leaves a failed job and no file", async () => {
  const wrong = { document: "duties", format: "csv", params: { lamp: "PINK" } } as const;
  const id = await startExport(people.office, wrong, { count: 12_000, limit: 10_000 });
  expect(await ended(id)).toMatchObject({ state: "FAILED", href: null });
  expect((await fetchFile(id)).status).toBe(404);
  expect((await paths()).filter((path) => path.includes(id))).toEqual([]);
  // Of what is not to be made any more nothing is.
  await expect(runExport(id)).rejects.toThrow("is not to be made");
});

test("three at a time are enough for anybody", async () => {
  for (let n = 0; n < 3; n++) await db.exportJob.create({ data: row({ params: { q: String(n) } }) });
  expect((await get("duties.csv")).status).toBe(429);
  session.viewer = people.other;
  const { id } = await (await get("duties.csv")).json();
  expect(await ended(id)).toMatchObject({ state: "DONE" });
});
