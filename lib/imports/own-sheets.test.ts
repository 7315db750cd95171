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
import { hasOffice, officeSaves } from "@/lib/testing/office";
import { type OwnSheet, openOwnSheet } from "@/lib/testing/own-sheets";
import { makePerson } from "@/lib/testing/people";
import { makeStandard } from "@/lib/testing/standard";
import type { RowToWrite } from "./changes";
import { readJob } from "./child/read-job";
import { cleanText } from "./file/values";
import { kindOf } from "./kinds";
import type { FileResult, ImportJob, ImportSettings, PreviewRow } from "./preview";
import type { ImportKind } from "./status";

// What this program exports comes back through the import: unchanged it changes nothing, edited exactly what was edited.

const db = useDatabase();
const viewers = {} as Record<"office" | "bureau" | "town", Viewer>;
let plan: { id: string; governmentId: string; year: number; status: "ISSUED" };
let county: Awaited<ReturnType<typeof makeStandard>>;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "zeren-own-"));
  county = await makeStandard();
  viewers.office = await makePerson("OFFICE", county.officeId);
  viewers.bureau = await makePerson("UNIT_HEAD", county.bureauId);
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
  ["breakdown", "BREAKDOWN", "office", { indicator: "8" }],
  ["breakdown", "BREAKDOWN", "office", { unit: "620724-cgz" }],
  ["progress", "PROGRESS", "office", { indicator: "8" }],
  ["progress", "PROGRESS", "bureau", { indicator: "8" }],
  ["progress", "PROGRESS", "town", {}],
  ["unit-duties", "PROGRESS", "town", {}],
  ["unit-duties", "PROGRESS", "office", { unit: "620724-cgz" }],
  ["rectification", "RECTIFICATION", "office", {}],
  ["rectification", "RECTIFICATION", "bureau", {}],
  ["rectification", "RECTIFICATION", "town", {}],
] satisfies [DocumentName, ImportKind, keyof typeof viewers, Record<string, string>][];
type Case = readonly [
  (typeof CASES)[number][0],
  (typeof CASES)[number][1],
  "office" | "bureau" | "town",
  Record<string, string>,
];

const settingsOf = (choices: ImportSettings["choices"] = {}): ImportSettings => ({ files: {}, fixes: {}, choices });

const exported = async ([document, , who, params]: Case) => exportDocument(viewers[who], document, "xlsx", params);

async function bringBack([, kind, who]: Case, files: readonly Uint8Array[], more: Partial<ImportJob> = {}) {
  const paths = files.map((_, index) => ({ path: join(folder, crypto.randomUUID()), name: `回收表${index}.xlsx` }));
  for (const [index, { path }] of paths.entries()) await writeFile(path, files[index] ?? new Uint8Array());
  const context = more.context ?? (await kindOf(kind).getContext(db, viewers[who], plan));
  const job: ImportJob = {
    ...{ kind, year: 2026, files: paths, settings: settingsOf(), layouts: {} },
    scope: { government: "620724", unit: { office: null, bureau: "620724-scjgj", town: "620724-cgz" }[who] },
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

const WHOLE: Case[] = [
  ["breakdown", "BREAKDOWN", "office", {}],
  ["progress", "PROGRESS", "office", {}],
  ["progress", "PROGRESS", "bureau", {}],
];

test.each([...CASES, ...WHOLE])("%s as %s by %s %j unchanged changes nothing", async (...one) => {
  const { bytes, rows: count } = await exported(one as Case);
  const { rows, told, results, changed, problems } = await bringBack(one as Case, [bytes]);
  expect({ results, told, changed, problems }).toMatchObject({
    ...{ results: [{ fault: null }], told: [], changed: [], problems: [] },
  });
  expect(rows.length).toBeGreaterThanOrEqual(count);
  expect(count).toBeGreaterThan(2);
});

describe.each(CASES)("%s as %s by %s %j", (...one) => {
  const [, kind, who] = one as Case;

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
      { numRuns: 15 },
    );
  });
});

describe.each(CASES)("%s as %s by %s %j", (...one) => {
  const [document, kind, who] = one as Case;
  const [first, second] = TWO_CELLS[document];

  test("rows that are gone or were typed below are told", async () => {
    const sheet = await openOwnSheet((await exported(one as Case)).bytes);
    const isAlone = (row: number) =>
      sheet.columns.every((key) => sheet.rows.every((below) => below === row || sheet.master(below, key) !== row));
    const gone = sheet.rows.findLast(isAlone) ?? 0;
    sheet.clear(gone);
    const typed = sheet.add({
      keyTask: "组织领导与责任落实",
      content: "手工加的一项",
      text: "手工加的问题",
      progress: "已办",
      lead: "城关镇",
    });
    const { rows, told, changed } = await bringBack(one as Case, [await sheet.save()]);
    expect(told).toMatchObject([{ code: "rowsDeleted", level: "WARN", values: { count: 1 } }]);
    expect(rows.some(({ no }) => no === gone)).toBe(false);
    expect(changed).toHaveLength(1);
    expect(changed[0]).toMatchObject({ no: typed, action: document === "breakdown" ? "CREATE" : "REFUSE" });
    expect(changed[0]?.problems.map(({ code }) => code)).toContain("addedByHand");
  });

  test("a row that took the text of merged cells along changes nothing in the others", async () => {
    const sheet = await openOwnSheet((await exported(one as Case)).bytes);
    const isFirst = (row: number) =>
      sheet.rows.filter((below) => sheet.columns.some((key) => sheet.master(below, key) === row)).length > 1;
    const gone = sheet.rows.find(isFirst) ?? sheet.rows[0] ?? 0;
    sheet.clear(gone);
    const { told, changed, problems } = await bringBack(one as Case, [await sheet.save()]);
    expect(told).toMatchObject([{ code: "rowsDeleted", values: { count: 1 } }]);
    expect({ changed, problems }).toEqual({ changed: [], problems: [] });
  });

  test("what may not be changed is locked in the sheet, and refused when it is changed anyway", async () => {
    const sheet = await openOwnSheet((await exported(one as Case)).bytes);
    const { editable, isProtected } = sheet;
    if (!isProtected) return expect(document).toBe("breakdown");
    const locked = sheet.columns.filter((key) => !editable.includes(key));
    expect(locked.length).toBeGreaterThan(2);
    for (const key of sheet.columns) {
      for (const row of sheet.rows) {
        const isLocked = locked.includes(key) || isForOthers(sheet, row);
        expect({ key, row, isLocked: sheet.isLocked(row, key) }).toEqual({ key, row, isLocked });
      }
    }
    const [row = 0] = sheet.rows;
    for (const key of locked) {
      sheet.set(row, key, key === "lead" || key === "units" ? "依法治县办" : `${sheet.text(row, key)}9`);
    }
    const { rows, changed } = await bringBack(one as Case, [await sheet.save()]);
    const refused = changed.find(({ no }) => no === row);
    const columns = refused?.problems.map(({ column, code, level }) => `${column} ${code} ${level}`);
    expect(columns).toEqual(expect.arrayContaining(locked.map((key) => `${key} locked REFUSE`)));
    expect(changed.map(({ action }) => action)).not.toContain("UPDATE");
    expect(rows.flatMap(({ changes }) => changes)).toEqual([]);
  });

  test("of another year, government, unit or kind it is refused as a whole", async () => {
    const { bytes } = await exported(one as Case);
    const faultOf = async (more: Partial<ImportJob>) => (await bringBack(one as Case, [bytes], more)).results;
    expect(await faultOf({ year: 2025 })).toEqual([{ fault: "WRONG_YEAR", values: { year: 2026 } }]);
    const scope = { government: "620725", unit: null };
    expect(await faultOf({ scope })).toMatchObject([{ fault: "WRONG_UNIT" }]);
    const other = await faultOf({ scope: { government: "620724", unit: "620724-other" } });
    const isForUnit = who !== "office" || "unit" in one[3];
    const own = who === "bureau" ? "620724-scjgj" : "620724-cgz";
    expect(other).toMatchObject([isForUnit ? { fault: "WRONG_UNIT", values: { unit: own } } : { fault: null }]);
    const another = kind === "PROGRESS" ? "BREAKDOWN" : "PROGRESS";
    const context = await kindOf(another).getContext(db, viewers[who], plan);
    expect(await faultOf({ kind: another, context })).toEqual([{ fault: "WRONG_KIND", values: { document } }]);
  });

  test("what somebody else has changed since is chosen cell by cell", async () => {
    const { bytes } = await exported(one as Case);
    const theirs = await openOwnSheet(bytes);
    const row = theirs.rows.findLast((no) => isEdit(theirs, no, first, "先改的") && isEdit(theirs, no, ...second)) ?? 0;
    theirs.set(row, first, "先改的");
    const sent = await theirs.save();
    await write(one as Case, await bringBack(one as Case, [sent]));
    expect((await bringBack(one as Case, [sent])).changed).toEqual([]);
    expect((await bringBack(one as Case, [bytes])).changed).toEqual([]);

    const mine = await openOwnSheet(bytes);
    mine.set(row, first, "后改的");
    mine.set(row, ...second);
    const later = await mine.save();
    const open = await bringBack(one as Case, [later]);
    const by = viewers[who].name;
    expect(open.problems).toMatchObject([
      { column: first, code: "changedSince", level: "REFUSE", values: { by, from: "先改的" } },
    ]);
    expect(open.changed).toMatchObject([{ no: row, action: "REFUSE", record: null }]);
    const { changes } = open.changed[0] as PreviewRow;
    expect(changes).toContainEqual({
      ...{ column: first, from: "先改的", to: "后改的" },
      conflict: { by, at: expect.stringContaining("20"), choice: null, row: expect.any(String) },
    });
    expect(changes.map(({ column }) => column).sort()).toEqual([first, second[0]].sort());
    const id = changes.find(({ conflict }) => conflict)?.conflict?.row ?? "";

    for (const [choice, text] of [
      ["THEIRS", "先改的"],
      ["MINE", "后改的"],
    ] as const) {
      const chosen = await bringBack(one as Case, [later], { settings: settingsOf({ [`${id}:${first}`]: choice }) });
      expect(chosen.problems).toEqual([]);
      expect(chosen.changed).toMatchObject([{ no: row, action: "UPDATE" }]);
      await write(one as Case, chosen);
      const now = await openOwnSheet((await exported(one as Case)).bytes);
      expect(now.text(row, first)).toBe(text);
      if (second[0] !== "state") expect(now.text(row, second[0])).toBe(second[1]);
    }
  });
});

/** Two cells of a row that different people change, and what the second is changed to. */
const TWO_CELLS: Record<Case[0], [key: string, [key: string, text: string]]> = {
  breakdown: ["remark", ["content", "另一项措施"]],
  progress: ["progress", ["nextSteps", "继续推进"]],
  "unit-duties": ["progress", ["state", "已完成"]],
  rectification: ["progress", ["state", "已完成"]],
};

describe.runIf(hasOffice())("saved again by LibreOffice", () => {
  test("they come back the same, and with what was edited there", async () => {
    const town = ["progress", "PROGRESS", "town", {}] as const;
    const bytes: Uint8Array[] = [];
    for (const one of CASES) bytes.push((await exported(one)).bytes);
    const edited = await openOwnSheet((await exported(town)).bytes);
    const row = edited.rows.find((no) => isEdit(edited, no, "progress", "=1+1")) ?? 0;
    edited.set(row, "progress", "=1+1，按期完成");
    const saved = await officeSaves([...bytes, await edited.save()]);
    for (const [index, one] of CASES.entries()) {
      const { told, changed, problems, results } = await bringBack(one, saved.slice(index, index + 1));
      expect({ one, told, changed, problems, results }).toMatchObject({
        ...{ one, told: [], changed: [], problems: [], results: [{ found: { document: one[0] } }] },
      });
    }
    const { changed } = await bringBack(town, saved.slice(-1));
    expect(changed).toMatchObject([{ no: row, changes: [{ column: "progress", to: "=1+1，按期完成" }] }]);
  }, 120_000);
});

test("sheets of several units come back together, each once", async () => {
  const one = ["unit-duties", "PROGRESS", "office", {}] as const;
  const files: Uint8Array[] = [];
  for (const unit of ["620724-cgz", "620724-scjgj"]) {
    const sheet = await openOwnSheet((await exportDocument(viewers.office, "unit-duties", "xlsx", { unit })).bytes);
    const row = sheet.rows.findLast((no) => isEdit(sheet, no, "progress", "一并报送")) ?? 0;
    sheet.set(row, "progress", "一并报送");
    files.push(await sheet.save());
  }
  const { told, changed, results, problems } = await bringBack(one, files);
  expect({ told, problems, faults: results.map(({ fault }) => fault) }).toEqual({
    told: [],
    problems: [],
    faults: [null, null],
  });
  expect(changed.map(({ changes }) => changes.map(({ to }) => to))).toEqual([["一并报送"], ["一并报送"]]);
  const twice = await bringBack(one, [...files, ...files.slice(0, 1)]);
  expect(twice.problems.every(({ code }) => code === "duplicateInFile")).toBe(true);
  expect(twice.changed.filter(({ action }) => action === "UPDATE" || action === "CREATE")).toHaveLength(2);
});

test("what leading units look at and states without words are told", async () => {
  const leads = ["progress", "PROGRESS", "bureau", { indicator: "8" }] as const;
  const sheet = await openOwnSheet((await exported(leads)).bytes);
  const others = sheet.rows.find((no) => isForOthers(sheet, no)) ?? 0;
  const own =
    sheet.rows.findLast((no) => sheet.text(no, "state") === "未启动" && sheet.text(no, "progress") === "") ?? 0;
  sheet.set(others, "progress", "替别人填的");
  sheet.set(own, "state", "正在推进");
  const { changed } = await bringBack(leads, [await sheet.save()]);
  expect(changed).toHaveLength(2);
  expect(changed).toContainEqual(
    expect.objectContaining({ no: others, problems: [expect.objectContaining({ code: "unitForbidden" })] }),
  );
  expect(changed).toContainEqual(
    expect.objectContaining({ no: own, problems: [expect.objectContaining({ column: "progress", code: "required" })] }),
  );
});

test("a finding without measures gets its first one, and nothing is reported on none", async () => {
  const one = ["rectification", "RECTIFICATION", "office", {}] as const;
  const sheet = await openOwnSheet((await exported(one)).bytes);
  const row = sheet.rows.find((no) => sheet.text(no, "measure") === "") ?? 0;
  sheet.set(row, "progress", "已经整改");
  const reported = await bringBack(one, [await sheet.save()]);
  expect(reported.changed).toMatchObject([
    { no: row, action: "REFUSE", problems: [{ column: "measure", code: "required" }] },
  ]);
  sheet.set(row, "measure", "建立台账，逐件销号");
  const added = await bringBack(one, [await sheet.save()]);
  expect(added.changed).toMatchObject([{ no: row, action: "CREATE", problems: [] }]);
});

/** Writes what a preview says. */
async function write([, kind, who]: Case, { changed }: { changed: PreviewRow[] }) {
  const rows = changed.map(({ no, key, action, record }): RowToWrite => {
    if (action !== "CREATE" && action !== "UPDATE") throw new Error(`row ${no} is to be ${action}`);
    return { file: "回收表.xlsx", no, key, action, record };
  });
  await db.$transaction((tx) => kindOf(kind).apply(tx, viewers[who], plan, rows));
}

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
  if (isForOthers(sheet, row)) return false;
  // A finding without measures has nothing to report on yet.
  if (sheet.columns.includes("measure") && sheet.text(row, "measure") === "") return false;
  if (key === "state" && !/^(未启动|正在推进)$/.test(sheet.text(row, key))) return false;
  return (
    sheet.master(row, key) === row && cleanText(text) !== "" && cleanText(text) !== cleanText(sheet.text(row, key))
  );
}

/** Who leads has the rows of other units to look at; and on a finding without measures nobody reports. */
function isForOthers(sheet: OwnSheet, row: number): boolean {
  const units = sheet.columns.includes("units") ? sheet.text(row, "units") : "";
  const isMeasured = !sheet.columns.includes("measure") || sheet.text(row, "measure") !== "";
  const isOthers = sheet.columns.includes("nextSteps") && sheet.unit === "620724-scjgj" && units === "城关镇";
  return isOthers || (sheet.unit !== null && !isMeasured);
}
