import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Workbook } from "@cj-tech-master/excelts";
import { readJob } from "@/lib/imports/child/read-job";
import type { ImportJob } from "@/lib/imports/preview";

// Time and memory of reading 50,000 rows of eight columns, as the reading process has it: `npx tsx e2e/bench/import-file.ts`.

const ROWS = 50_000;
const [path] = process.argv.slice(2);
if (path) read(path);
else make();

async function make() {
  const folder = mkdtempSync(join(tmpdir(), "zeren-bench-"));
  const book = new Workbook();
  const sheet = book.addWorksheet("进展");
  sheet.addRow(["编号", "重点任务", "具体事项", "责任单位", "完成时限", "进展情况", "存在问题", "下一步打算"]);
  for (let row = 1; row <= ROWS; row++) {
    const texts = [`第${row}项：开展法治政府建设示范创建，完善重大行政决策程序`, "县司法局、县市场监管局"];
    sheet.addRow([
      `A${row}`,
      `重点任务${row % 40}`,
      ...texts,
      new Date("2026-12-31"),
      `已完成${row}件，正在推进其余工作`,
      "无",
      "继续",
    ]);
  }
  const file = join(folder, "大.xlsx");
  writeFileSync(file, new Uint8Array(await book.xlsx.writeBuffer()));
  process.stdout.write(`${ROWS} rows, ${(statSync(file).size / 1e6).toFixed(1)} MB\n`);
  const child = ["--import", "tsx", "--max-old-space-size=384", "--max-semi-space-size=16", import.meta.filename, file];
  execFileSync(process.execPath, child, { stdio: "inherit" });
  rmSync(folder, { recursive: true });
}

async function read(file: string) {
  const context = { year: 2026, period: "2026-Q3", importer: { unitId: "u", isOffice: true }, duties: [], shares: [] };
  const job: ImportJob = {
    ...{ kind: "PROGRESS", year: 2026, files: [{ path: file, name: "大.xlsx" }], layouts: {} },
    settings: { files: {}, fixes: {}, choices: {} },
    context: { ...context, known: { units: [], groups: [], county: "高台县" } },
    scope: { government: "gaotai", unit: null },
  };
  const started = performance.now();
  let rows = 0;
  await readJob(
    { job, from: 0, unreadable: [] },
    {
      begin: () => {},
      file: async (_, { fault }) =>
        void process.stdout.write(`${fault ?? "open"} ${Math.round(performance.now() - started)} ms\n`),
      rows: async (_, more) => {
        rows += more.length;
      },
    },
  );
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  process.stdout.write(`${rows} rows read, ${Math.round(performance.now() - started)} ms, ${megabytes} MB at most\n`);
}
