import { type Sheet as ReadSheet, readXlsx } from "hucre/xlsx";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { fromDay } from "@/lib/dates";
import { listAllFindings } from "@/lib/findings/queries";
import { rollUpFindings } from "@/lib/findings/roll-up";
import { findingListSchema } from "@/lib/findings/schema";
import { useDatabase } from "@/lib/testing/database";
import { createItem, createPlan } from "@/lib/testing/factories";
import { makeGovernment, makePerson } from "@/lib/testing/people";
import { exportDocument } from "./mutations";
import { closingText } from "./rectification";
import { ROUND_TRIP_HEADING, ROUND_TRIP_TAB } from "./round-trip";
import type { DocumentName } from "./schema";

const NOW = new Date("2026-11-23T04:00:00Z");
const db = useDatabase();
const viewers = {} as Record<"office" | "bureau" | "town" | "admin", Viewer>;
let county: Awaited<ReturnType<typeof makeGovernment>>;
let dutyId: string;

/** 21 problems with 27 measures (16×1, 4×2, 1×3), as the county's first year had them. */
const MEASURES = [...Array.from({ length: 16 }, () => 1), 2, 2, 2, 2, 3];

beforeAll(async () => {
  vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
  county = await makeGovernment("620724");
  await db.unit.update({ where: { id: county.id }, data: { name: "高台县人民政府", shortName: "高台县" } });
  viewers.office = await makePerson("OFFICE", county.officeId);
  viewers.bureau = await makePerson("LIAISON", county.bureauId);
  viewers.town = await makePerson("LIAISON", county.townId);
  viewers.admin = await makePerson("SYSTEM_ADMIN", county.officeId);
  await fillYear(2020, () => true);
  await fillYear(2026, (n) => n % 3 === 0);
  await createPlan(county.id, { year: 2025, status: "CLOSED" });
});

async function fillYear(year: number, isClosed: (n: number) => boolean) {
  const plan = await createPlan(county.id, { year, status: year === 2026 ? "ISSUED" : "CLOSED" });
  const item = await createItem(plan, { code: "A12", title: "党政主要负责人履职", unitIds: [county.townId] });
  dutyId = item.id;
  const ids: string[] = [];
  for (const [n, count] of MEASURES.entries()) {
    const unitId = n % 2 === 0 ? county.townId : county.bureauId;
    const closed = isClosed(n);
    const finding = await db.finding.create({
      data: {
        planId: plan.id,
        year,
        sortNo: n + 1,
        number: `${year}-${String(n + 1).padStart(3, "0")}`,
        source: n % 4 === 0 ? "INSPECTION_CENTRAL" : "SELF_CHECK",
        kind: n === 5 ? "LONG_TERM" : "DEADLINE",
        severity: "MINOR",
        text:
          n === 20
            ? "对法治政府建设重视程度不够，主要负责人履行推进法治建设第一责任人职责不到位，没有定期听取法治工作汇报，“一把手”讲法治课次数不够。".repeat(
                2,
              )
            : `第${n + 1}个问题：重大行政执法决定法制审核流于形式，审核意见书要素不全。`,
        rootCause: "法制审核人员配备不足。",
        goal: "实现重大行政执法决定法制审核全覆盖",
        status: closed ? "CLOSED" : n === 5 ? "LONG_TERM" : "RECTIFYING",
        isReturned: n === 7 && !closed,
        relapses: n === 8 ? 2 : 0,
        foundOn: fromDay(`${year}-07-10`),
        foundBy: "县委依法治县办",
        closedOn: closed ? fromDay(`${year}-11-20`) : null,
        leadUnitId: county.officeId,
        dutyId: n === 0 ? item.id : null,
        raisedById: viewers.office.userId,
        raisedUnitId: county.officeId,
        units: { create: { unitId, sortNo: 0 } },
        measures: {
          create: Array.from({ length: count }, (_, place) => ({
            sortNo: place + 1,
            text: `健全法制审核制度，明确审核范围、程序和责任（之${place + 1}）。`,
            leadUnitId: unitId,
            person: "王建国",
            dueText: place === 0 ? "10月底前" : "",
            dueOn: fromDay(`${year}-10-31`),
            status: closed ? ("DONE" as const) : ("IN_PROGRESS" as const),
            progress: "已修订审核办法，配备法制审核人员2名。",
            doneOn: closed ? fromDay(`${year}-10-20`) : null,
            units: { create: { unitId, sortNo: 0 } },
          })),
        },
      },
    });
    ids.push(finding.id);
  }
  await db.$transaction((tx) => rollUpFindings(tx, ids));
}

async function open(viewer: Viewer, sheet: DocumentName, params: Record<string, string> = {}) {
  vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
  const download = await exportDocument(viewer, sheet, "xlsx", params);
  const { sheets } = await readXlsx(download.bytes, { readStyles: true });
  return { ...download, sheets: new Map(sheets.map((one) => [one.name, one])) };
}

const of = (sheets: ReadonlyMap<string, ReadSheet>, name: string) => sheets.get(name) as ReadSheet;
const column = ({ rows }: ReadSheet, title: string, head = 0) => {
  const index = rows[head]?.indexOf(title) ?? -1;
  expect(index, title).toBeGreaterThanOrEqual(0);
  return rows.slice(head + 1).map((row) => row[index] ?? null);
};

describe("整改台账", () => {
  test("the 13 columns, problems merged over their measures, and the closing line", async () => {
    const { sheets, fileName, rows } = await open(viewers.office, "rectification", { year: "2020" });
    expect(fileName).toBe("高台县2020年法治政府建设整改台账.xlsx");
    expect([...sheets.keys()]).toEqual(["整改台账", "问题清单", "责任清单", "整改清单", "数据", ROUND_TRIP_TAB]);
    const ledger = of(sheets, "整改台账");
    expect(ledger.rows[0]?.[0]).toBe("2020年高台县法治政府建设整改台账");
    expect(ledger.rows[2]).toEqual([
      ...["序号", "问题来源", "存在问题", "整改目标", "整改措施", "牵头部门", "责任单位", "责任人", "整改时限"],
      ...["整改进展", "完成情况", "销号时间", "备注", ROUND_TRIP_HEADING],
    ]);
    expect(rows).toBe(27);
    expect(ledger.rows).toHaveLength(3 + 27 + 1);
    expect(ledger.rows.at(-1)?.[0]).toBe("合计：问题21个,整改措施27项,已销号21个,完成率100%");
    // Five problems have several measures; each of their seven columns is one cell.
    const blocks = (ledger.merges ?? []).filter((merge) => merge.startRow >= 3 && merge.startCol === merge.endCol);
    const problems = blocks.filter((merge) => merge.startCol === 2).map((merge) => merge.endRow - merge.startRow + 1);
    expect(problems).toEqual([2, 2, 2, 2, 3]);
    expect(blocks).toHaveLength(5 * 6);
    expect(ledger.pageSetup).toMatchObject({ orientation: "landscape", fitToPage: true, fitToHeight: 0 });
  });

  test("the lists and the data have every problem and measure", async () => {
    const { sheets } = await open(viewers.office, "rectification", { year: "2020" });
    expect(of(sheets, "问题清单").rows).toHaveLength(3 + 21 + 1);
    expect(of(sheets, "责任清单").rows).toHaveLength(3 + 27 + 1);
    expect(of(sheets, "整改清单").rows).toHaveLength(3 + 27 + 1);
    const data = of(sheets, "数据");
    expect(data.merges ?? []).toEqual([]);
    expect(data.rows).toHaveLength(1 + 27);
    expect(new Set(column(data, "编号")).size).toBe(21);
    expect(column(data, "完成时间").every((value) => value instanceof Date)).toBe(true);
    expect(column(of(sheets, "整改清单"), "销号状态", 2).slice(0, 27)).toContain("已销号");
  });

  test("a year under way counts what is closed, and says what is special", async () => {
    const { sheets } = await open(viewers.office, "rectification", {});
    const ledger = of(sheets, "整改台账");
    expect(ledger.rows.at(-1)?.[0]).toBe("合计：问题21个,整改措施27项,已销号7个,完成率33%");
    const remarks = column(ledger, "备注", 2);
    for (const remark of ["反弹第2次", "长期坚持", "已退回"]) expect(remarks).toContain(remark);
  });

  test("filters narrow it; one unit's own carries its name; a year without findings is a sheet without rows", async () => {
    const { sheets, fileName } = await open(viewers.office, "rectification", { year: "2020", unit: "620724-cgz" });
    expect(fileName).toBe("高台县2020年法治政府建设整改台账(城关镇).xlsx");
    expect(of(sheets, "整改台账").rows.at(-1)?.[0]).toMatch(/^合计：问题11个,/);
    const own = await open(viewers.town, "rectification", { year: "2020" });
    expect(of(own.sheets, "整改台账").rows.at(-1)?.[0]).toMatch(/^合计：问题11个,/);
    const none = await open(viewers.office, "rectification", { year: "2025" });
    expect(of(none.sheets, "整改台账").rows).toHaveLength(3);
    expect(none.rows).toBe(0);
  });
});

test("the closing line of nothing has no rate", () => {
  expect(closingText([])).toBe("合计：问题0个,整改措施0项,已销号0个,完成率—");
  expect(closingText([{ status: "CLOSED", measuresTotal: 1 }])).toContain("完成率100%");
});

describe("问题台账", () => {
  test.each(["office", "bureau", "town"] as const)("is exactly the view of %s", async (who) => {
    for (const params of [
      {},
      { status: "CLOSED", sort: "-number" },
      { unit: "620724-cgz", q: "问题" },
      { lamp: "RED", group: "unit" },
    ] as Record<string, string>[]) {
      const view = await listAllFindings(viewers[who], findingListSchema.parse(params));
      const { sheets, rows } = await open(viewers[who], "findings", params);
      expect(rows).toBe(view.length);
      expect(column(of(sheets, "数据"), "编号")).toEqual(view.map((row) => row.number));
    }
  });

  test("says under which filter it was taken, and groups with their own closing lines", async () => {
    const { sheets } = await open(viewers.office, "findings", {
      status: "CLOSED,RECTIFYING",
      lead: "620724-office",
      duty: dutyId,
      group: "status",
    });
    const printed = of(sheets, "问题台账");
    expect(printed.rows[1]?.[0]).toBe("筛选：状态已销号、整改中；牵头依法治县办；A12 党政主要负责人履职；按状态分组");
    const { sheets: all } = await open(viewers.office, "findings", { group: "status" });
    const labels = of(all, "问题台账").rows.map((row) => String(row[0] ?? ""));
    expect(labels.filter((label) => label.includes("　问题"))).toEqual([
      expect.stringMatching(/^整改中　问题13个,/),
      expect.stringMatching(/^长期坚持　问题1个,/),
      expect.stringMatching(/^已销号　问题7个,/),
    ]);
  });
});

test.each(["rectification", "findings"] as const)("%s: refusals", async (sheet) => {
  const code = (viewer: Viewer, params: Record<string, string>) =>
    exportDocument(viewer, sheet, "xlsx", params).then(
      () => "OK",
      (error) => error.code,
    );
  expect(await code(viewers.admin, {})).toBe("FORBIDDEN");
  const faults: [string, string][] = [
    ["colour", "red"],
    ["source", "X"],
    ["unit", "nobody"],
    ["lead", "nobody"],
    ["indicator", "9.9"],
  ];
  for (const [name, value] of faults) expect(await code(viewers.office, { [name]: value }), name).toBe("INVALID");
  expect(await code(viewers.office, { duty: crypto.randomUUID() })).toBe("INVALID");
});
