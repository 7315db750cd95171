import { Workbook } from "@cj-tech-master/excelts";
import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { issuePlan } from "@/lib/duties/plans/mutations";
import { confirmImport } from "@/lib/imports/confirm/mutations";
import { undoImport } from "@/lib/imports/undo/mutations";
import { useDatabase } from "@/lib/testing/database";
import { createPlan } from "@/lib/testing/factories";
import { useFiles } from "@/lib/testing/files";
import { livingSum, previewed } from "@/lib/testing/imports";
import { makePerson } from "@/lib/testing/people";
import { CHAPTERS_1_4 } from "@/prisma/seed/standard/chapters-1-4";
import { CHAPTERS_5_8 } from "@/prisma/seed/standard/chapters-5-8";
import { APPLIES, INDICATORS } from "@/prisma/seed/standard/indicators";
import { createTree } from "@/prisma/seed/tree";

// The real standard of 151 items as the county's own sheet, from the upload to the undo.

useDatabase();
useFiles();
let office: Viewer;
let planId: string;

beforeAll(async () => {
  const tree = await createTree(db);
  office = await makePerson("OFFICE", tree.byCode.get("620724-yfzxb") ?? "");
  planId = (await createPlan(tree.governmentId, { status: "DRAFT" })).id;
});

const ITEMS = [...CHAPTERS_1_4, ...CHAPTERS_5_8];
const NUMERALS = "一二三四五六七八";
/** As people type them. */
const TYPED = [
  (points: number) => points,
  (points: number) => `${points}分`,
  (points: number) => points.toFixed(2),
  (points: number) => `${points}分`.replace(/[\d.]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)),
];

interface Sheet {
  /** 5.4.3 has points that its indicators do not know of. */
  wrong?: boolean;
  /** Points that the sheet states of indicators, by their code. */
  stated?: Record<string, number>;
}

async function countySheet({ wrong = false, stated = {} }: Sheet = {}): Promise<Buffer> {
  const book = new Workbook();
  const sheet = book.addWorksheet("考核标准");
  sheet.addRow(["2026年高台县法治政府建设考核标准（100分）"]);
  sheet.addRow(["制定单位：县委依法治县办", "", "", "", "", "单位：分"]);
  sheet.addRow([
    "一级指标（分值）",
    "二级指标（分值）",
    "考核内容",
    "评分标准",
    "分值",
    "牵头部门",
    "责任单位",
    "完成时限",
  ]);
  sheet.mergeCells("A1:H1");
  let no = 3;
  for (const [place, top] of INDICATORS.entries()) {
    const from = no + 1;
    for (const [index, sub] of top.children.entries()) {
      const start = no + 1;
      for (const item of ITEMS.filter(({ code }) => code.startsWith(`${sub.code}.`))) {
        no += 1;
        const points = wrong && item.code === "5.4.3" ? 2.5 : Number(item.points);
        sheet.addRow([
          ...[
            `${NUMERALS[place]}、${top.name}（${stated[top.code] ?? top.points}分）`,
            `（${NUMERALS[index]}）${sub.name}\n${stated[sub.code] ?? sub.points}分`,
          ],
          ...[item.content, item.scoring, TYPED[no % TYPED.length]?.(points) ?? points],
          ...[item.leads.join("、"), APPLIES[sub.applies].join("、"), item.dueText.replace("2020", "2026")],
        ]);
      }
      if (no > start) sheet.mergeCells(start, 2, no, 2);
    }
    sheet.mergeCells(from, 1, no, 1);
  }
  sheet.addRow(["合计", "", "", "", 100]);
  sheet.addRow(["备注：加分项、减分项另行制定。"]);
  return Buffer.from(await book.xlsx.writeBuffer());
}
const upload = (file: Buffer) => previewed(office, { "考核标准.xlsx": file }, { kind: "standard", year: "2026" });

test("151 items and 42 indicators are made, sum to 100.00, and are taken back", async () => {
  const before = await livingSum();
  const preview = await upload(await countySheet());
  expect(preview.totals).toEqual({ create: 151, update: 0, unchanged: 0, refuse: 0, skip: 2 });
  expect(preview.problems).toEqual([]);
  await confirmImport(office, { id: preview.id, reason: "", documentNo: "" });

  const duties = await db.duty.findMany({
    include: { indicator: { include: { parent: true } } },
    orderBy: { sortNo: "asc" },
  });
  const sum = await db.duty.aggregate({
    where: { planId, kind: "ASSESSMENT_ITEM", voidedAt: null },
    _sum: { points: true },
  });
  expect(sum._sum.points?.toFixed(2)).toBe("100.00");
  expect(duties.map(({ code, content, points }) => [code, content, points?.toFixed(2)])).toEqual(
    ITEMS.map(({ code, content, points }) => [code, content, points]),
  );
  const indicators = await db.indicator.findMany({ where: { planId }, orderBy: { sortNo: "asc" } });
  expect(indicators.map(({ code, name, points }) => [code, name, Number(points)])).toEqual(
    INDICATORS.flatMap(({ children, ...top }) =>
      [top, ...children].map(({ code, name, points }) => [code, name, points]),
    ),
  );
  expect(await db.assignment.count({ where: { duty: { planId } } })).toBeGreaterThan(1_000);

  const again = await upload(await countySheet());
  expect(again).toMatchObject({ totals: { create: 0, update: 0, unchanged: 151, refuse: 0 }, problems: [] });
  await undoImport(office, { id: preview.id });
  expect(await livingSum()).toBe(before);
  expect(await db.indicator.count({ where: { planId } })).toBe(0);
});

test("points that do not sum are told of the whole, of the indicators and at the sheet's own total", async () => {
  const preview = await upload(await countySheet({ wrong: true }));
  expect(preview.totals).toMatchObject({ create: 151, refuse: 0 });
  expect(preview.problems).toMatchObject([
    { code: "pointsTotal", values: { points: "100" } },
    { code: "pointsSum", values: { name: "行政执法严格规范公正文明", points: "20" } },
    { code: "pointsSum", values: { name: "重大执法决定法制审核", points: "4" } },
  ]);
  const total = preview.rows.find(({ cells }) => Object.values(cells).includes("合计"));
  expect(total).toMatchObject({ action: "SKIP", problems: [{ column: "points", code: "totalDiffers", text: "100" }] });
  await confirmImport(office, { id: preview.id, reason: "", documentNo: "" });
  const { version } = await db.plan.findUniqueOrThrow({ where: { id: planId } });
  await expect(issuePlan(office, { id: planId, version })).rejects.toMatchObject({ key: "pointsNotFull" });
});

test("points of indicators are stated anew with the first rows under them, and put back", async () => {
  const before = await livingSum();
  const preview = await upload(await countySheet({ wrong: true, stated: { "5": 21.5, "5.4": 5.5 } }));
  expect(preview.totals).toMatchObject({ create: 0, update: 2, unchanged: 149 });
  expect(preview.problems.map(({ code }) => code)).toEqual(["pointsTotal"]);
  await confirmImport(office, { id: preview.id, reason: "", documentNo: "" });
  const points = async (code: string) =>
    Number((await db.indicator.findFirstOrThrow({ where: { planId, code } })).points);
  expect([await points("5"), await points("5.4")]).toEqual([21.5, 5.5]);
  await undoImport(office, { id: preview.id });
  expect([await points("5"), await points("5.4")]).toEqual([20, 4]);
  expect(await livingSum()).toBe(before);
});
