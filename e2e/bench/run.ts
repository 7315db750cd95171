// npm run bench: speed and size of a production build on this machine, medians and ratios side by side.
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { dutyListSchema } from "@/lib/duties/schema";
import { startPostgres } from "@/prisma/postgres";
import { DEMO_PASSWORD } from "@/prisma/seed/accounts";
import { startProgram } from "../support/server";
import { breakdownOf, type FileTime, timeExport, timeImport } from "./files";
import { bytes, type Load, load, repeat, time } from "./measure";
import { isServer, peakOf } from "./memory";
import { growTo } from "./scale";
import { countStatements, ledgerStatements } from "./statements";

const SIZES = (process.env.BENCH_SIZES ?? "165,10000,100000").split(",").map(Number);
/** "files": only what files take, without the pages. */
const PART = process.env.BENCH_PART ?? "all";
const UNIT_ZIPS = [
  ["score-sheet", "xlsx"],
  ["unit-duties", "xlsx"],
  ["responsibility-letter", "docx"],
  ["unit-duties", "pdf"],
] as const;
const OVERDUE = "/duties?lamp=RED&sort=openDueOn";

/** Made before anything is asked for: while they are, connections end unnoticed. */
const SHEETS = await Promise.all([151, 5_000, 50_000].map(breakdownOf));

const print = (line = "") => process.stdout.write(`${line}\n`);
const row = (cells: (string | number)[], widths: number[]) =>
  print(
    cells
      .map((cell, index) =>
        index === 0 ? String(cell).padEnd(widths[0] ?? 0) : String(cell).padStart(widths[index] ?? 10),
      )
      .join("  "),
  );
const kb = (size: number) => `${(size / 1024).toFixed(0)} KB`;

const folder = mkdtempSync(join(tmpdir(), "zeren-bench-"));
chmodSync(folder, 0o711);
const postgres = await startPostgres(folder);
const admin = new pg.Client({ connectionString: postgres.url("postgres") });
await admin.connect();
await admin.query("create database bench");
await admin.end();
const url = postgres.url("bench");
process.env.DATABASE_URL = url;
const program = await startProgram({ DATABASE_URL: url, HOST: "127.0.0.1" });
const client = new pg.Client({ connectionString: url });
await client.connect();

try {
  print(
    program
      .output()
      .split("\n")
      .filter((line) => /\d s|秒/.test(line))
      .join("\n"),
  );
  for (const size of SIZES) await measure(size);
} finally {
  await client.end();
  await program.stop();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function measure(size: number): Promise<void> {
  const began = performance.now();
  await growTo(client, size);
  const { rows } = await client.query<{ duties: number; assignments: number; findings: number }>(
    `select (select count(*)::int from "Duty" d join "Plan" p on p.id = d."planId" where p.status = 'ISSUED') as duties,
      (select count(*)::int from "Assignment") as assignments, (select count(*)::int from "Finding") as findings`,
  );
  print(
    `\n## ${rows[0]?.duties} duties, ${rows[0]?.assignments} assignments, ${rows[0]?.findings} findings (grown in ${((performance.now() - began) / 1000).toFixed(0)} s)`,
  );
  const people = {
    ...{ office: await signIn("office"), liaison: await signIn("town"), leader: await signIn("leader") },
    ...{ bureau: await signIn("liaison"), province: await provinceViewer() },
  };
  if (PART !== "files") await measurePages(size, people);
  await files(people.office, people.province);
  if (size === SIZES[0]) await imports(people.office);
}

type People = Record<"office" | "liaison" | "leader" | "bureau" | "province", string>;

async function measurePages(size: number, { office, liaison, leader, bureau, province }: People): Promise<void> {
  const { rows: some } = await client.query<{ id: string }>(
    `select d.id from "Duty" d join "Plan" p on p.id = d."planId" join "Unit" g on g.id = p."governmentId"
     where p.status = 'ISSUED' and g.code = '620724' and d.code = '1.1.1'`,
  );
  const { rows: found } = await client.query<{ id: string }>(
    `select id from "Finding" where status = 'LEAD_CHECK' and year = (select max(year) from "Finding") order by "sortNo" limit 1`,
  );
  const pages: [string, string, string][] = [
    ["floor: an empty signed-in page", "/blank", office],
    ["home, office", "/", office],
    ["ledger, county", "/duties", office],
    ["ledger, county, overdue by deadline", OVERDUE, office],
    ["ledger, province, overdue by deadline", OVERDUE, province],
    ["duty", `/duties/${some[0]?.id}`, office],
    ["overdue page", "/overdue", office],
    ["period sheet, town", "/reports", liaison],
    ["/api/v1/duties", "/api/v1/duties", office],
    ["home, leader", "/", leader],
    ["findings", "/findings", office],
    ["findings, overdue by deadline", "/findings?lamp=RED&sort=dueOn", office],
    ["findings, board", "/findings?view=board", office],
    ["finding", `/findings/${found[0]?.id}`, office],
    ["own measures, bureau", "/findings/mine", bureau],
    ["/api/v1/findings", "/api/v1/findings", office],
  ];
  const widths = [40, 9, 8, 8, 9, 11];
  row(["page (8 connections)", "req/s", "p50 ms", "p95 ms", "of floor", "statements"], widths);
  let floor: Load | undefined;
  for (const [name, path, cookie] of pages) {
    const result = await load(`${program.url}${path}`, cookie);
    floor ??= result;
    const share = `${((result.requestsPerSecond / floor.requestsPerSecond) * 100).toFixed(0)} %`;
    const statements = await countStatements(client, join(folder, "postgres.log"), () =>
      fetch(`${program.url}${path}`, { headers: { cookie } }).then((answer) => answer.text()),
    );
    row([name, result.requestsPerSecond.toFixed(0), result.p50, result.p95, share, statements], widths);
  }
  await sameSql("SQL of the county's ledger through pg", "office", {}, widths, floor);
  await sameSql(
    "SQL of the province's overdue list through pg",
    "province",
    { lamp: "RED", sort: "openDueOn" },
    widths,
    floor,
  );
  print(`memory of the web server under that load: ${kb(peakOf(isServer(new URL(program.url).port)))} peak`);
  if (size === SIZES[0]) await sizes(pages);
}

async function sameSql(
  name: string,
  username: string,
  query: Record<string, string>,
  widths: number[],
  floor: Load | undefined,
) {
  const { rows } = await client.query<{ id: string }>(`select id from "User" where username = $1`, [username]);
  const statements = await ledgerStatements(url, rows[0]?.id ?? "", dutyListSchema.parse(query));
  const pool = new pg.Pool({ connectionString: url, max: 8 });
  const result = await repeat(() => Promise.all(statements.map(({ text, values }) => pool.query(text, values))));
  await pool.end();
  const share = `${((result.requestsPerSecond / (floor?.requestsPerSecond ?? 1)) * 100).toFixed(0)} %`;
  row(
    [name, result.requestsPerSecond.toFixed(0), result.p50.toFixed(0), result.p95.toFixed(0), share, statements.length],
    widths,
  );
}

async function sizes(pages: [string, string, string][]) {
  print();
  const widths = [40, 10, 10, 10, 10];
  row(["bytes", "HTML", "gzip", "scripts", "gzip"], widths);
  for (const [name, path, cookie] of pages.filter(([, path]) => !path.startsWith("/api"))) {
    const size = await bytes(`${program.url}${path}`, cookie);
    row([name, kb(size.html), kb(size.htmlGzip), kb(size.script), kb(size.scriptGzip)], widths);
  }
}

async function files(office: string, province: string) {
  print();
  const widths = [40, 9, 8, 9, 10];
  row(["file", "ms", "rows", "size", "memory"], widths);
  const say = (name: string, { ms, rows, bytes, memory }: FileTime) =>
    row([name, ms.toFixed(0), rows || "", kb(bytes), kb(memory)], widths);
  for (const name of ["score-sheet", "breakdown", "overdue"]) {
    const took = await time(`${program.url}/api/exports/${name}.xlsx`, office);
    row([`export ${name}.xlsx, median of seven`, took.toFixed(0)], widths);
  }
  for (const [name, format] of UNIT_ZIPS) {
    const path = `/api/exports/${name}-units.zip?format=${format}`;
    say(`export all units' ${name}.${format}`, await timeExport(program.url, path, office));
  }
  for (const [name, cookie] of [
    ["duties", province],
    ["findings", office],
  ] as const) {
    for (const format of ["csv", "xlsx"]) {
      say(`export ${name}.${format}`, await timeExport(program.url, `/api/exports/${name}.${format}`, cookie));
    }
  }
}

async function imports(office: string) {
  const widths = [40, 9, 8, 9, 10];
  for (const sheet of SHEETS) {
    const { ms, rows, bytes, memory } = await timeImport(program.url, sheet, office);
    row(["preview of an import", ms.toFixed(0), rows, kb(bytes), kb(memory)], widths);
  }
}

/** A session cookie, signed in as the form does. */
async function signIn(username: string): Promise<string> {
  const first = await fetch(`${program.url}/api/auth/csrf`);
  const { csrfToken } = (await first.json()) as { csrfToken: string };
  const cookie = first.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  const body = new URLSearchParams({ csrfToken, username, password: DEMO_PASSWORD, json: "true" });
  const response = await fetch(`${program.url}/api/auth/callback/credentials`, {
    method: "POST",
    headers: { cookie, origin: program.url, "content-type": "application/x-www-form-urlencoded" },
    body,
    redirect: "manual",
  });
  const session = response.headers
    .getSetCookie()
    .map((one) => one.split(";")[0] ?? "")
    .find((one) => one.includes("session"));
  if (!session) throw new Error(`signing in as ${username}: ${response.status}`);
  return session;
}

/** Somebody of the province, who sees every county below. */
async function provinceViewer(): Promise<string> {
  await client.query(
    `insert into "User" (id, username, name, "unitId", role, "passwordHash")
     select gen_random_uuid(), 'province', '省级', u.id, 'VIEWER', o."passwordHash" from "Unit" u, "User" o
     where u.code = '62' and o.username = 'office' on conflict do nothing`,
  );
  return signIn("province");
}
