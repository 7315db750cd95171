import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Db, Tx } from "@/lib/db";
import { readJob } from "@/lib/imports/child/read-job";
import { kindOf } from "@/lib/imports/kinds";
import type { FileResult, ImportJob, PreviewRow } from "@/lib/imports/preview";
import { type ImportKind, KIND_NAMES, type KindName, PLAN_KINDS } from "@/lib/imports/status";
import { useDatabase } from "@/lib/testing/database";
import { makeImportedCounty } from "@/lib/testing/imported-county";
import { EXPECTED } from "./expected/all";
import type { Expectations } from "./expected/expected";
import { problemLine, rowLine } from "./words";

const db = useDatabase();

const FILES = "lib/imports/corpus/files";
const TODAY = "2026-06-15";

let scene: Awaited<ReturnType<typeof makeImportedCounty>>;
const contexts = new Map<ImportKind, unknown>();

beforeAll(async () => {
  scene = await makeImportedCounty();
});

/** What the kind's reader may know, on a day on which the files were handed in. */
async function contextOf(kind: ImportKind) {
  const context = contexts.get(kind) ?? (await freshContext(kind, db));
  contexts.set(kind, context);
  return context;
}

async function freshContext(kind: ImportKind, reads: Db | Tx) {
  const context = await kindOf(kind).getContext(reads, scene.office, scene.plan);
  return { ...(context as object), today: TODAY, period: "2026-Q2" };
}

async function read(
  kind: ImportKind,
  paths: readonly string[],
  { fixes = {}, context }: { fixes?: Record<string, string>; context?: unknown } = {},
) {
  const files = paths.map((path) => ({ path, name: path.slice(path.lastIndexOf("/") + 1) }));
  const job: ImportJob = {
    ...{ kind, year: 2026, files, settings: { files: {}, fixes, choices: {} }, layouts: {} },
    ...{ context: context ?? (await contextOf(kind)), scope: { government: scene.county.code, unit: null } },
  };
  const results: FileResult[] = [];
  const rows: PreviewRow[] = [];
  const whole = await readJob(
    { job, from: 0, unreadable: [] },
    {
      begin() {},
      async file(_index, result) {
        results.push(result);
      },
      async rows(_index, more) {
        rows.push(...more);
      },
    },
  );
  return { job, results, rows, whole };
}

const lines = (text = "") => text.split("\n").filter((line) => line !== "");

describe.each(Object.entries(EXPECTED))("%s", (folder, expectations: Expectations) => {
  const kind = KIND_NAMES[(folder in KIND_NAMES ? folder : "breakdown") as KindName];

  test("every file is expected, small and made by the script", () => {
    const names = readdirSync(`${FILES}/${folder}`);
    expect(names.sort()).toEqual(Object.keys(expectations).sort());
    for (const name of names) expect(statSync(`${FILES}/${folder}/${name}`).size, name).toBeLessThan(30_000);
  });

  const files = Object.entries(expectations).map(([name, expected]) => ({ name, trait: expected.trait, expected }));
  test.each(files)("$name: $trait", async ({ name, expected }) => {
    const { job, results, rows, whole } = await read(kind, [`${FILES}/${folder}/${name}`]);
    const [result] = results;
    if ("fault" in expected) {
      expect(result).toMatchObject({ fault: expected.fault });
      expect(rows).toEqual([]);
      return;
    }
    if (!result || result.fault !== null) throw new Error(`refused: ${result?.fault}`);
    expect({ sheet: result.found.sheet, heading: result.found.headingRows }).toEqual({
      sheet: expected.sheet,
      heading: expected.heading,
    });
    expect(rows.map((row) => rowLine(row, kind, job.context))).toEqual(lines(expected.rows));
    expect(rows.flatMap(({ no, problems }) => problems.map((problem) => problemLine(problem, no)))).toEqual(
      lines(expected.problems),
    );
    expect(whole.map((problem) => problemLine(problem))).toEqual(lines(expected.whole));
    const totals: Record<string, number> = {};
    for (const { action } of rows) totals[action] = (totals[action] ?? 0) + 1;
    expect(totals).toEqual(expected.totals);
  });
});

class Back extends Error {}

const readable = Object.entries(EXPECTED).flatMap(([folder, expectations]) =>
  Object.entries(expectations).flatMap(([name, expected]) =>
    "fault" in expected ? [] : [[folder as KindName, name] as const],
  ),
);

test.each(readable)("%s/%s: written, it is nothing new; undone, it is new again", async (folder, name) => {
  const kind = KIND_NAMES[folder];
  const path = `${FILES}/${folder}/${name}`;
  const { rows } = await read(kind, [path]);
  const writes = rows.flatMap(({ no, action, key, record }) =>
    action === "CREATE" || action === "UPDATE" ? [{ file: name, no, action, key, record }] : [],
  );
  const written = db.$transaction(
    async (tx) => {
      // What is reported on, and what is put right, is of an issued year.
      const status = PLAN_KINDS.includes(kind) || kind === "UNITS" ? "DRAFT" : "ISSUED";
      const plan = await tx.plan.update({ where: { id: scene.plan.id }, data: { status } });
      const changes = await kindOf(kind).apply(tx, scene.office, plan, writes);
      const again = await read(kind, [path], { context: await freshContext(kind, tx) });
      const isNew = ({ action }: PreviewRow) => action === "CREATE" || action === "UPDATE";
      expect(again.rows.filter(isNew).map((row) => rowLine(row, kind, again.job.context))).toEqual([]);
      await kindOf(kind).undo(tx, scene.office, changes.toReversed());
      const undone = await read(kind, [path], { context: await freshContext(kind, tx) });
      expect(undone.rows.map(({ no, action }) => [no, action])).toEqual(rows.map(({ no, action }) => [no, action]));
      throw new Back();
    },
    { timeout: 60_000 },
  );
  await expect(written).rejects.toThrow(Back);
});

const DOUBTFUL: [ImportKind, string][] = [
  ["BREAKDOWN", "breakdown/refused-cells.xlsx"],
  ["BREAKDOWN", "breakdown/dates.xlsx"],
  ["BREAKDOWN", "breakdown/known-duties.xlsx"],
  ["PROGRESS", "progress/by-code.xls"],
  ["PROGRESS", "progress/refused.csv"],
  ["RECTIFICATION", "rectification/refused.ods"],
];

test.each(DOUBTFUL)("%s %s: what was suggested, accepted, is in doubt no more", async (kind, file) => {
  const path = `${FILES}/${file}`;
  const suggested = (await read(kind, [path])).rows.flatMap(({ problems }) =>
    problems.flatMap(({ column, text, suggestion }) =>
      suggestion === undefined ? [] : [[`${column}:${text}`, suggestion] as const],
    ),
  );
  expect(suggested).not.toEqual([]);
  const { rows } = await read(kind, [path], { fixes: Object.fromEntries(suggested) });
  expect(rows.flatMap(({ problems }) => problems.filter(({ suggestion }) => suggestion !== undefined))).toEqual([]);
});

test("files together: one that is refused hinders no other, what one says is a duplicate in the next", async () => {
  const paths = ["breakdown/utf8-bom.csv", "refused/pdf.xlsx", "breakdown/gb18030.csv"];
  const { results, rows } = await read(
    "BREAKDOWN",
    paths.map((path) => `${FILES}/${path}`),
  );
  expect(results.map(({ fault }) => fault)).toEqual([null, "NOT_A_WORKBOOK", null]);
  expect(rows.map(({ action }) => action)).toEqual(["CREATE", "CREATE", "CREATE", "REFUSE", "REFUSE", "REFUSE"]);
  expect(rows[3]?.problems).toMatchObject([{ code: "duplicateInFile", values: { file: "utf8-bom.csv", row: 2 } }]);
});

test("50,000 rows are read, one more is too many", async () => {
  const folder = mkdtempSync(join(tmpdir(), "zeren-corpus-"));
  const line = (_: unknown, index: number) => `普法,事项${index},县司法局,12月底`;
  for (const count of [50_000, 50_001]) {
    const lines = ["重点任务,工作措施,牵头部门,完成时限", ...Array.from({ length: count }, line)];
    writeFileSync(join(folder, `${count}.csv`), lines.join("\n"));
  }
  const all = await read("BREAKDOWN", [join(folder, "50000.csv")]);
  expect([all.results[0]?.fault, all.rows.length]).toEqual([null, 50_000]);
  const more = await read("BREAKDOWN", [join(folder, "50001.csv")]);
  expect([more.results[0]?.fault, more.rows.length]).toEqual(["TOO_LARGE", 0]);
  rmSync(folder, { recursive: true });
}, 60_000);
