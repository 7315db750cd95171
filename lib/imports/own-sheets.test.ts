import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { exportDocument } from "@/lib/documents/mutations";
import type { DocumentName } from "@/lib/documents/schema";
import { endWriter } from "@/lib/documents/writer/writer";
import { useDatabase } from "@/lib/testing/database";
import { createFinding } from "@/lib/testing/factories";
import { type OwnSheet, openOwnSheet } from "@/lib/testing/own-sheets";
import { makePerson } from "@/lib/testing/people";
import { makeStandard } from "@/lib/testing/standard";
import { readJob } from "./child/read-job";
import { cleanText } from "./file/values";
import { kindOf } from "./kinds";
import type { FileResult, ImportJob, ImportSettings, PreviewRow } from "./preview";
import type { ImportKind } from "./status";

// What this program exports comes back through the import: unchanged it changes nothing, edited exactly what was edited.

const db = useDatabase();
const viewers = {} as Record<"office" | "town", Viewer>;
let plan: { id: string; governmentId: string; year: number; status: "ISSUED" };
let county: Awaited<ReturnType<typeof makeStandard>>;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "zeren-own-"));
  county = await makeStandard();
  viewers.office = await makePerson("OFFICE", county.officeId);
  viewers.town = await makePerson("LIAISON", county.townId);
  plan = { id: county.planId, governmentId: county.id, year: 2026, status: "ISSUED" };
  const shares = await db.assignment.findMany({ where: { unitId: county.townId }, orderBy: { id: "asc" } });
  const words = [" =已建成\r\n公共法律服务站3个 ", "-5%的案件超期\t已补办", "　全角空格开头，\n\n两行之间空一行"];
  for (const [index, progress] of words.entries()) {
    const assignmentId = shares[index]?.id ?? "";
    await db.progressReport.create({
      data: {
        ...{ assignmentId, period: "2026-Q3", progress, problems: index === 0 ? "无" : "", isDone: index === 1 },
        ...{ authorId: viewers.town.userId, status: "ACCEPTED", submittedAt: new Date() },
      },
    });
    if (index === 1) await db.assignment.update({ where: { id: assignmentId }, data: { status: "SUBMITTED" } });
  }
  const unitIds = [county.townId, county.bureauId];
  const raisedBy = viewers.office;
  await createFinding(plan, { unitIds: [county.townId], raisedBy, text: "+ 公示\r\n不及时", measures: [{}] });
  await createFinding(plan, { unitIds, raisedBy, measures: [{ dueOn: null }, { progress: " @已排查\n12件" }, {}] });
  await createFinding(plan, { unitIds, raisedBy, measures: [{}, { status: "IN_PROGRESS", progress: "正在整改" }] });
  await createFinding(plan, { unitIds, raisedBy, measures: [] });
});

afterAll(async () => {
  endWriter();
  await rm(folder, { recursive: true, force: true });
});

const CASES = [
  ["breakdown", "BREAKDOWN", "office", {}],
  ["breakdown", "BREAKDOWN", "office", { unit: "620724-cgz" }],
  ["progress", "PROGRESS", "office", {}],
  ["progress", "PROGRESS", "town", {}],
  ["unit-duties", "PROGRESS", "town", {}],
  ["unit-duties", "PROGRESS", "office", { unit: "620724-cgz" }],
  ["rectification", "RECTIFICATION", "office", {}],
  ["rectification", "RECTIFICATION", "town", {}],
] satisfies [DocumentName, ImportKind, keyof typeof viewers, Record<string, string>][];
type Case = (typeof CASES)[number];

const settingsOf = (choices: ImportSettings["choices"] = {}): ImportSettings => ({ files: {}, fixes: {}, choices });

const exported = async ([document, , who, params]: Readonly<Case>) =>
  exportDocument(viewers[who], document, "xlsx", params);

async function bringBack([, kind, who]: Readonly<Case>, files: readonly Uint8Array[], more: Partial<ImportJob> = {}) {
  const paths = files.map((_, index) => ({ path: join(folder, crypto.randomUUID()), name: `回收表${index}.xlsx` }));
  for (const [index, { path }] of paths.entries()) await writeFile(path, files[index] ?? new Uint8Array());
  const context = more.context ?? (await kindOf(kind).getContext(db, viewers[who], plan));
  const job: ImportJob = {
    ...{ kind, year: 2026, files: paths, settings: settingsOf(), layouts: {} },
    scope: { government: "620724", unit: who === "town" ? "620724-cgz" : null },
    ...more,
    context,
  };
  const rows: PreviewRow[] = [];
  const results: FileResult[] = [];
  const told = await readJob(
    { job, from: 0, unreadable: [] },
    {
      begin: () => {},
      file: async (_, result) => void results.push(result),
      rows: async (_, some) => void rows.push(...some),
    },
  );
  const changed = rows.filter(({ action }) => action !== "SKIP" && action !== "UNCHANGED");
  return { rows, told, results, changed, problems: rows.flatMap((row) => row.problems) };
}

describe.each(CASES)("%s as %s by %s %j", (...one) => {
  const [, kind, who] = one as Case;

  test("unchanged it changes nothing", async () => {
    const { bytes, rows: count } = await exported(one as Case);
    const { rows, told, results, changed, problems } = await bringBack(one as Case, [bytes]);
    expect({ results, told, changed, problems }).toMatchObject({
      ...{ results: [{ fault: null }], told: [], changed: [], problems: [] },
    });
    expect(rows.length).toBeGreaterThanOrEqual(count);
    expect(count).toBeGreaterThan(2);
  });

  test("with edits it changes exactly what was edited", async () => {
    const { bytes } = await exported(one as Case);
    const context = await kindOf(kind).getContext(db, viewers[who], plan);
    const sheet = await openOwnSheet(bytes);
    const before = new Map(sheet.rows.map((row) => [row, sheet.columns.map((key) => sheet.text(row, key))]));
    const edits = fc.uniqueArray(fc.tuple(fc.constantFrom(...sheet.rows), editOf(sheet, one as Case)), {
      ...{ minLength: 1, maxLength: 6 },
      selector: ([row, { key }]) => `${row} ${key}`,
    });
    await fc.assert(
      fc.asyncProperty(edits, async (all) => {
        const real = all.filter(([row, { key, text }]) => isEdit(sheet, row, key, text));
        const wanted = real.flatMap(([row, { key, text }]) => {
          // In a 任务分解表 a merged cell speaks for all its rows; in the others those are read by the first.
          const covered = sheet.rows.filter((below) => one[0] === "breakdown" && sheet.master(below, key) === row);
          return [...new Set([row, ...covered])].map((no) => `${no} ${key} ${cleanText(text)}`);
        });
        for (const [row, { key, text }] of real) sheet.set(row, key, text);
        const { rows, told } = await bringBack(one as Case, [await sheet.save()], { context });
        for (const [row, texts] of before) {
          for (const [index, key] of sheet.columns.entries()) {
            if (sheet.text(row, key) !== texts[index]) sheet.set(row, key, texts[index] ?? "");
          }
        }
        expect(told).toEqual([]);
        const said = rows.flatMap(({ no, changes }) => changes.map(({ column, to }) => `${no} ${column} ${to}`));
        expect(said.sort()).toEqual(wanted.sort());
        const touched = new Set(wanted.map((line) => Number.parseInt(line, 10)));
        for (const { no, action, problems } of rows) {
          if (touched.has(no)) expect(["CREATE", "UPDATE", "REFUSE"]).toContain(action);
          else
            expect({ no, action, problems }).toEqual({
              no,
              action: expect.stringMatching(/^(SKIP|UNCHANGED)$/),
              problems: [],
            });
        }
      }),
      { numRuns: 8 },
    );
  });
});

const WORDS = fc.oneof(
  fc.string({ minLength: 2, maxLength: 30, unit: "grapheme" }),
  fc.stringMatching(/^[=+\-@'"&<>\n 　、，县镇\d]{1,20}完成$/),
);

/** An edit that somebody may make in the sheet. */
function editOf(sheet: OwnSheet, [document, , who]: Case) {
  const texts: Record<string, fc.Arbitrary<string>> = {
    ...(document === "breakdown" && {
      keyTask: fc.constantFrom("组织领导与责任落实", "政府职能依法全面履行"),
      content: WORDS,
      lead: fc.constantFrom("城关镇"),
      units: fc.constantFrom("城关镇", "城关镇、县市场监督管理局"),
      due: fc.constantFrom("2026-11-30", "11月底前", "长期坚持"),
      remark: WORDS,
    }),
    ...(document === "progress" && { problems: WORDS, nextSteps: WORDS }),
    ...(document === "rectification" &&
      who === "office" && {
        measure: WORDS,
        person: WORDS,
        due: fc.constantFrom("2026-11-30", "11月底前", "立行立改"),
      }),
    ...(document !== "breakdown" && { progress: WORDS, state: fc.constantFrom("已完成") }),
  };
  const keys = Object.keys(texts).filter((key) => sheet.columns.includes(key));
  return fc.constantFrom(...keys).chain((key) => (texts[key] ?? WORDS).map((text) => ({ key, text })));
}

function isEdit(sheet: OwnSheet, row: number, key: string, text: string): boolean {
  // A finding without measures has nothing to report on yet.
  if (sheet.columns.includes("measure") && sheet.text(row, "measure") === "") return false;
  if (key === "state" && !/^(未启动|正在推进)$/.test(sheet.text(row, key))) return false;
  return (
    sheet.master(row, key) === row && cleanText(text) !== "" && cleanText(text) !== cleanText(sheet.text(row, key))
  );
}
