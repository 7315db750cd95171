import { readdirSync, statSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { readJob } from "@/lib/imports/child/read-job";
import { kindOf } from "@/lib/imports/kinds";
import type { FileResult, ImportJob, PreviewRow } from "@/lib/imports/preview";
import { type ImportKind, KIND_NAMES, type KindName } from "@/lib/imports/status";
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
  const { id, year, status } = scene.plan;
  const plan = { ...{ id, year, status }, headSignOff: false };
  const context = contexts.get(kind) ?? (await kindOf(kind).getContext(db, scene.office, plan as never));
  contexts.set(kind, context);
  return { ...(context as object), today: TODAY, period: "2026-Q2" };
}

async function read(kind: ImportKind, path: string) {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const job: ImportJob = {
    ...{ kind, year: 2026, files: [{ path, name }], settings: { files: {}, fixes: {}, choices: {} }, layouts: {} },
    ...{ context: await contextOf(kind), scope: { government: scene.county.code, unit: null } },
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
  return { job, result: results[0], rows, whole };
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
    const { job, result, rows, whole } = await read(kind, `${FILES}/${folder}/${name}`);
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
