import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Workbook, type Worksheet } from "@cj-tech-master/excelts";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { exportDocument } from "@/lib/documents/mutations";
import { endWriter } from "@/lib/documents/writer/writer";
import { readJob } from "@/lib/imports/child/read-job";
import { getPlanContext } from "@/lib/imports/duties/queries";
import type { FileResult, PreviewRow, Problem } from "@/lib/imports/preview";
import { useDatabase } from "@/lib/testing/database";
import { makePerson } from "@/lib/testing/people";
import { makeStandard } from "@/lib/testing/standard";
import type { PlanStatus } from "@/prisma/generated/enums";

// The 考核评分表 that this program exports comes back through both kinds of import.

useDatabase();
let office: Viewer;
let planId: string;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "zeren-standard-"));
  const county = await makeStandard();
  office = await makePerson("OFFICE", county.officeId);
  planId = county.planId;
  const items = await db.duty.findMany({ where: { kind: "ASSESSMENT_ITEM" }, take: 3, orderBy: { code: "asc" } });
  const [first, second, third] = items.map(({ id }) => id);
  const top = await db.indicator.findFirstOrThrow({ where: { code: "2" } });
  await db.duty.update({
    where: { id: first },
    data: { content: " =专题研究\r\n（3分） ", criteria: "-未研究的不得分" },
  });
  await db.duty.update({ where: { id: second }, data: { indicatorId: top.id } });
  await db.duty.update({ where: { id: third }, data: { indicatorId: null } });
});

afterAll(async () => {
  endWriter();
  await rm(folder, { recursive: true, force: true });
});

async function exported(params: Record<string, string> = {}): Promise<Uint8Array> {
  return (await exportDocument(office, "score-sheet", "xlsx", params)).bytes;
}

async function bringBack(
  bytes: Uint8Array,
  { kind = "STANDARD" as "STANDARD" | "SCORE_SHEET", status = "ISSUED" as PlanStatus } = {},
) {
  const path = join(folder, `${crypto.randomUUID()}.xlsx`);
  await writeFile(path, bytes);
  const context = await getPlanContext(office, { id: planId, year: 2026, status }, db);
  const files = [{ path, name: "考核评分表.xlsx" }];
  const settings = { files: {}, fixes: {}, choices: {} };
  const job = { kind, year: 2026, files, settings, layouts: {}, context, scope: { government: "620724", unit: null } };
  const rows: PreviewRow[] = [];
  const results: FileResult[] = [];
  const problems = await readJob(
    { job, from: 0, unreadable: [] },
    {
      begin: () => {},
      file: async (_, result) => void results.push(result),
      rows: async (_, some) => void rows.push(...some),
    },
  );
  expect(results).toMatchObject([{ fault: null }]);
  return { rows, problems };
}

/** Heading row of the sheet, and the columns by what they are called. */
const HEADING = 3;
function columnsOf(sheet: Worksheet): Map<string, number> {
  const cells = Array.from({ length: 12 }, (_, index) => index + 1);
  return new Map(cells.map((at) => [String(sheet.getCell(HEADING, at).value ?? ""), at]));
}

async function edited(
  edit: (sheet: Worksheet, columns: Map<string, number>) => void,
  params = {},
): Promise<Uint8Array> {
  const book = new Workbook();
  await book.xlsx.load(await exported(params));
  const [sheet] = book.worksheets;
  if (!sheet) throw new Error("no sheet");
  edit(sheet, columnsOf(sheet));
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const told = ({ rows, problems }: { rows: PreviewRow[]; problems: Problem[] }) => [
  ...problems,
  ...rows.flatMap((row) => row.problems),
];
const changed = (rows: readonly PreviewRow[]) =>
  rows.filter(({ action }) => action !== "SKIP" && action !== "UNCHANGED");

describe.each(["STANDARD", "SCORE_SHEET"] as const)("as %s", (kind) => {
  test.each<Record<string, string>>([{}, { unit: "620724-cgz" }])("unchanged it changes nothing %j", async (params) => {
    const back = await bringBack(await exported(params), { kind });
    expect(changed(back.rows)).toEqual([]);
    expect(told(back).filter(({ code }) => code !== "pointsSum")).toEqual([]);
    expect(back.rows.filter(({ action }) => action === "UNCHANGED").length).toBeGreaterThanOrEqual(10);
  });

  test("one cell edited is one change", async () => {
    const bytes = await edited((sheet, columns) => {
      sheet.getCell(5, columns.get("评分标准") ?? 0).value = "未开展的不得分。";
    });
    const { rows } = await bringBack(bytes, { kind });
    expect(changed(rows)).toMatchObject([
      { action: "UPDATE", no: 5, changes: [{ column: "criteria", to: "未开展的不得分。" }] },
    ]);
    expect(changed(rows)[0]?.changes).toHaveLength(1);
  });
});

test("points are changed before the year is issued, and then must sum", async () => {
  const bytes = await edited((sheet, columns) => {
    sheet.getCell(5, columns.get("分值") ?? 0).value = "２.５分";
  });
  const draft = await bringBack(bytes, { status: "DRAFT" });
  expect(changed(draft.rows)).toMatchObject([{ action: "UPDATE", changes: [{ column: "points", to: "２.５分" }] }]);
  expect(told(draft).map(({ code }) => code)).toEqual(
    expect.arrayContaining(["pointsTotal", "pointsSum", "totalDiffers"]),
  );
  const issued = await bringBack(bytes);
  expect(changed(issued.rows)).toMatchObject([
    { action: "REFUSE", problems: [{ column: "points", code: "pointsLocked" }] },
  ]);
});

test("an indicator's points are stated anew once, however many items it has", async () => {
  const bytes = await edited((sheet, columns) => {
    const at = columns.get("一级指标\n（分值）") ?? 0;
    sheet.getCell(4, at).value = String(sheet.getCell(4, at).value).replace("16", "18");
  });
  const { rows } = await bringBack(bytes, { status: "DRAFT" });
  expect(changed(rows)).toMatchObject([
    { action: "UPDATE", changes: [{ column: "top", from: "1 组织领导与责任落实（16分）" }] },
  ]);
  expect(changed(rows)[0]?.record).toMatchObject({ indicatorPoints: [{ points: "18" }] });
});

test("random edits are exactly those edits", async () => {
  const bytes = await exported();
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(
        fc
          .tuple(fc.integer({ min: 4, max: 25 }), fc.constantFrom("考核内容", "评分标准"))
          .map((pair) => pair.join("|")),
        fc.string({ minLength: 1, maxLength: 30 }).map((text) => `改${text.replace(/\s/g, "甲")}`),
        { maxKeys: 5 },
      ),
      async (edits) => {
        const book = new Workbook();
        await book.xlsx.load(bytes);
        const sheet = book.worksheets[0]!;
        const columns = columnsOf(sheet);
        for (const [cell, text] of Object.entries(edits)) {
          const [row = "", column = ""] = cell.split("|");
          sheet.getCell(Number(row), columns.get(column) ?? 0).value = text;
        }
        const { rows } = await bringBack(new Uint8Array(await book.xlsx.writeBuffer()));
        const found = changed(rows).flatMap(({ no, changes }) => changes.map(({ column, to }) => [no, column, to]));
        const keys: Record<string, string> = { 考核内容: "content", 评分标准: "criteria" };
        const wanted = Object.entries(edits).map(([cell, text]) => {
          const [row = "", column = ""] = cell.split("|");
          return [Number(row), keys[column], text];
        });
        expect(found.sort()).toEqual(wanted.sort());
      },
    ),
    { numRuns: 6 },
  );
});
