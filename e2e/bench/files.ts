import { setTimeout as sleep } from "node:timers/promises";
import { Workbook } from "@cj-tech-master/excelts";
import { isServer, peakOf, runs } from "./memory";

/** What one file took from the first request until it was there. */
export interface FileTime {
  ms: number;
  rows: number;
  bytes: number;
  /** Peak of the process that made or read it: one of its own for what is long, else the web server. */
  memory: number;
}

const POLL_MS = 100;

/** An export, at once or in the background, read to its end. */
export async function timeExport(base: string, path: string, cookie: string): Promise<FileTime> {
  const began = performance.now();
  const response = await fetch(`${base}${path}`, { headers: { cookie } });
  if (response.status !== 202) {
    const bytes = await sizeOf(response);
    return { ms: performance.now() - began, rows: 0, bytes, memory: peakOf(isServer(new URL(base).port)) };
  }
  const { href } = (await response.json()) as { href: string };
  let memory = 0;
  for (;;) {
    await sleep(POLL_MS);
    memory = Math.max(memory, peakOf(runs("lib/documents/jobs/child.ts")));
    const job = await (await fetch(`${base}${href}`, { headers: { cookie } })).json();
    if (job.state === "RUNNING") continue;
    if (job.state !== "DONE") throw new Error(`${path}: ${job.state}`);
    const bytes = await sizeOf(await fetch(`${base}${job.href}`, { headers: { cookie } }));
    return { ms: performance.now() - began, rows: job.rowsTotal, bytes, memory };
  }
}

async function sizeOf(response: Response): Promise<number> {
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  let bytes = 0;
  for await (const chunk of response.body ?? []) bytes += chunk.byteLength;
  return bytes;
}

/** A 任务分解表, from the upload until its preview stands; it is not confirmed. */
export async function timeImport(base: string, file: Uint8Array<ArrayBuffer>, cookie: string): Promise<FileTime> {
  const body = new FormData();
  body.set("kind", "breakdown");
  body.set("year", String(new Date().getFullYear()));
  body.set("file", new File([file], "任务分解表.xlsx"));
  const began = performance.now();
  const headers = { cookie, origin: base, prefer: "respond-async" };
  const response = await fetch(`${base}/api/v1/imports`, { method: "POST", headers, body });
  if (!response.ok) throw new Error(`import: ${response.status} ${await response.text()}`);
  const { id } = (await response.json()) as { id: string };
  let memory = 0;
  for (;;) {
    await sleep(POLL_MS);
    memory = Math.max(memory, peakOf(runs("lib/imports/child/run.ts")));
    const progress = await (await fetch(`${base}/api/v1/imports/${id}/progress`, { headers: { cookie } })).json();
    if (progress.status === "READING") continue;
    if (progress.status !== "READY") throw new Error(`import: ${progress.status}`);
    return { ms: performance.now() - began, rows: progress.rowsRead, bytes: file.byteLength, memory };
  }
}

/** A 任务分解表 of that many rows. */
export async function breakdownOf(rows: number): Promise<Uint8Array<ArrayBuffer>> {
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet("任务分解表");
  sheet.addRow(["重点任务", "工作措施", "牵头部门", "责任单位", "完成时限"]);
  for (let row = 1; row <= rows; row++) {
    const content = `第${row}项：开展法治政府建设示范创建，完善重大行政决策程序，落实行政执法三项制度`;
    sheet.addRow([`重点任务${Math.ceil(row / 60)}`, content, "县司法局", "县市场监管局、城关镇", "12月底前"]);
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
