import { execFile, execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Sheet as ReadSheet, readXlsx } from "hucre/xlsx";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { listAllDuties } from "@/lib/duties/queries";
import { dutyListSchema } from "@/lib/duties/schema";
import { AppError } from "@/lib/errors";
import { listAllOverdue } from "@/lib/supervision/queries";
import { useDatabase } from "@/lib/testing/database";
import { makePerson } from "@/lib/testing/people";
import { makeStandard } from "@/lib/testing/standard";
import { exportDocument } from "./mutations";
import { ROUND_TRIP_HEADING } from "./round-trip";
import type { DocumentName } from "./schema";

const SHEETS = ["breakdown", "score-sheet", "progress", "overdue", "unit-duties", "duties"] as const;
const NOW = new Date("2026-11-23T04:00:00Z");
const db = useDatabase();
const viewers = {} as Record<"office" | "leader" | "bureau" | "town" | "admin", Viewer>;

beforeAll(async () => {
  vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
  const county = await makeStandard();
  viewers.office = await makePerson("OFFICE", county.officeId);
  viewers.leader = await makePerson("LEADER", county.id);
  viewers.bureau = await makePerson("LIAISON", county.bureauId);
  viewers.town = await makePerson("LIAISON", county.townId);
  viewers.admin = await makePerson("SYSTEM_ADMIN", county.officeId);
});

async function open(viewer: Viewer, sheet: DocumentName, params: Record<string, string> = {}) {
  vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
  const download = await exportDocument(viewer, sheet, "xlsx", params);
  const { sheets } = await readXlsx(download.bytes, { readStyles: true });
  const [printed, data] = sheets as [ReadSheet, ReadSheet];
  return { ...download, printed, data };
}

const column = ({ rows }: ReadSheet, title: string) => {
  const index = rows[0]?.indexOf(title) ?? -1;
  expect(index, title).toBeGreaterThanOrEqual(0);
  return rows.slice(1).map((row) => row[index] ?? null);
};
const total = (values: unknown[]) =>
  values.reduce<number>((sum, value) => sum + (typeof value === "number" ? value : 0), 0);
const listed = (viewer: Viewer, params: Record<string, string>) => listAllDuties(viewer, dutyListSchema.parse(params));
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "OK",
    (error: unknown) => error instanceof AppError && error.code,
  );

describe("任务分解表", () => {
  test("has every measure under its key task, with the layout of the office", async () => {
    const { printed, data, fileName, rows } = await open(viewers.office, "breakdown");
    expect(fileName).toBe("高台县2026年法治政府建设工作要点任务分解表.xlsx");
    expect(printed.rows[0]?.[0]).toBe("2026年高台县法治政府建设工作要点任务分解表");
    expect(printed.rows[1]?.[0]).toBe("填报单位（盖章）：依法治县办");
    expect(printed.rows[1]?.join("")).toContain("导出时间：2026-11-23 12:00");
    expect(printed.rows[2]).toEqual([
      "序号",
      "重点任务",
      "工作措施（具体任务）",
      "牵头部门",
      "责任单位",
      "完成时限",
      "备注",
      ROUND_TRIP_HEADING,
    ]);
    // Printed as the key task's lead is, because it leads the item alone.
    expect(printed.rows[3]?.[3]).toBe("专班(县市场监督管理局)");
    expect(rows).toBe(151);
    expect(data.rows).toHaveLength(152);
    expect(total(column(data, "分值"))).toBe(100);
    expect(rows).toBe((await listed(viewers.office, { kind: "ASSESSMENT_ITEM" })).length);
    expect(printed.pageSetup).toMatchObject({ orientation: "landscape", fitToPage: true, fitToHeight: 0 });
    expect(printed.pageSetup?.printTitlesRow?.replaceAll("$", "")).toBe("1:3");
    expect(printed.freezePane).toEqual({ rows: 3, columns: 1 });
    expect(column(data, "时限日期").filter((value) => value instanceof Date).length).toBeGreaterThan(100);
  });
});

describe("考核评分表", () => {
  test("whole: 8 subtotals, the closing rows and a line for signatures", async () => {
    const { printed, data, fileName } = await open(viewers.leader, "score-sheet");
    expect(fileName).toBe("高台县2026年法治政府建设考核评分表.xlsx");
    const labels = printed.rows.map((row) => String(row[0] ?? ""));
    expect(labels.filter((label) => label.startsWith("小计"))).toHaveLength(8);
    expect(labels.slice(-6, -1).map((label) => label.slice(0, 3))).toEqual([
      "加分项",
      "减分项",
      "合计　",
      "折算得",
      "等次",
    ]);
    expect(labels.at(-1)).toBe("被考核单位负责人（签字）：");
    expect(printed.rows.at(-4)?.[5]).toBe(100);
    expect(printed.rows[3]?.slice(1, 3)).toEqual(["一、组织领导与责任落实\n（16分）", "1.1 指标甲\n（5分）"]);
    expect(total(column(data, "分值"))).toBe(100);
    expect(data.merges ?? []).toEqual([]);
  });

  test("one unit's own has only what it is scored on", async () => {
    const { printed, data, rows, fileName } = await open(viewers.bureau, "score-sheet", { unit: "620724-scjgj" });
    expect(fileName).toBe("高台县2026年法治政府建设考核评分表(县市场监督管理局).xlsx");
    expect(printed.rows[1]?.[0]).toBe("被考核单位（盖章）：县市场监督管理局");
    expect(rows).toBe(141);
    expect(total(column(data, "分值"))).toBe(94);
    const office = await open(viewers.office, "score-sheet", { unit: "620724-cgz" });
    expect(office.rows).toBe(151 - 141);
  });

  test("takes at most 300 ms", async () => {
    vi.useRealTimers();
    const times: number[] = [];
    for (let run = 0; run < 5; run++) {
      const start = performance.now();
      await exportDocument(viewers.office, "score-sheet", "xlsx", {});
      times.push(performance.now() - start);
    }
    expect(Math.min(...times)).toBeLessThan(300);
  });
});

test("超期事项清单 has one row per late assignment", async () => {
  const { printed, data, rows } = await open(viewers.leader, "overdue");
  expect(rows).toBe((await listAllOverdue(viewers.leader, {})).length);
  expect(rows).toBeGreaterThan(0);
  expect(column(data, "超期天数").every((days) => typeof days === "number" && days > 0)).toBe(true);
  expect(printed.rows[2]?.[7]).toBe("最近填报");
  expect(printed.rows.at(-1)?.[0]).toMatch(/^合计　2个单位，/);
  const own = await open(viewers.town, "overdue");
  expect(new Set(column(own.data, "单位代码"))).toEqual(new Set(["620724-cgz"]));
});

describe("责任台账", () => {
  test.each(["office", "leader", "bureau", "town"] as const)("is exactly the view of %s", async (who) => {
    const views: Record<string, string>[] = [
      {},
      { lamp: "RED", sort: "-dueOn" },
      { unit: "620724-cgz", q: "法" },
      { indicator: "5" },
    ];
    for (const params of views) {
      const view = await listed(viewers[who], params);
      const { data, rows } = await open(viewers[who], "duties", params);
      expect(rows).toBe(view.length);
      expect(column(data, "编号")).toEqual(view.map((duty) => duty.code));
    }
  });

  test("prints groups with subtotals, and adds no key task to the points", async () => {
    const { printed, data } = await open(viewers.office, "duties", { group: "keyTask" });
    const headings = printed.rows.filter((row) => String(row[0]).includes("项，"));
    expect(headings).toHaveLength(8 + 1);
    expect(headings.at(-1)?.[0]).toBe("合计　159项，100分，已完成0项");
    expect(total(column(data, "分值"))).toBe(100);
    expect(new Set(column(data, "分组")).size).toBe(8);
  });

  test("no rows is a sheet with no rows", async () => {
    const { printed, data, rows } = await open(viewers.office, "duties", { q: "没有这样的事项" });
    expect(rows).toBe(0);
    expect(printed.rows).toHaveLength(3);
    expect(data.rows).toHaveLength(1);
  });
});

test("the list of late work takes the ledger's filters", async () => {
  const everything = await open(viewers.office, "overdue");
  const codes = [...new Set(column(everything.data, "编号"))] as string[];
  expect(codes.length).toBeGreaterThan(1);
  const [code = ""] = codes;
  const { data, rows } = await open(viewers.office, "overdue", { q: code, kind: "ASSESSMENT_ITEM" });
  expect(rows).toBeLessThan(everything.rows);
  expect(column(data, "编号")).toContain(code);
  expect((await open(viewers.office, "overdue", { kind: "KEY_TASK" })).rows).toBe(0);
});

test("every export is recorded with its document, rows and filters", async () => {
  const before = await db.auditEvent.count();
  await open(viewers.office, "duties", { lamp: "RED" });
  const [event] = await db.auditEvent.findMany({ orderBy: { id: "desc" }, take: 1 });
  expect(await db.auditEvent.count()).toBe(before + 1);
  expect(event).toMatchObject({ kind: "EXPORTED", actorId: viewers.office.userId });
  expect(event?.payload).toMatchObject({ document: "责任台账", filters: { lamp: "RED" } });
});

describe("refusals", () => {
  test.each(SHEETS)("%s: administrators, bad parameters, unknown units", async (sheet) => {
    const before = await db.auditEvent.count();
    expect(await codeOf(exportDocument(viewers.admin, sheet, "xlsx", {}))).toBe("FORBIDDEN");
    expect(await codeOf(exportDocument(viewers.office, sheet, "xlsx", { year: "abc" }))).toBe("INVALID");
    expect(await codeOf(exportDocument(viewers.office, sheet, "xlsx", { lamp: "PINK" }))).toBe("INVALID");
    for (const name of ["unit", "lead", "keyTask", "indicator", "kind", "status", "colour"]) {
      expect(await codeOf(exportDocument(viewers.office, sheet, "xlsx", { [name]: "nobody" })), name).toBe("INVALID");
    }
    expect(await db.auditEvent.count()).toBe(before);
  });

  test("another unit's sheet is not found, but a leading unit's overdue list has those it leads", async () => {
    for (const sheet of ["breakdown", "score-sheet"] as const) {
      expect(await codeOf(exportDocument(viewers.bureau, sheet, "xlsx", { unit: "620724-cgz" }))).toBe("NOT_FOUND");
    }
    expect(await codeOf(exportDocument(viewers.town, "overdue", "xlsx", { unit: "620724-scjgj" }))).toBe("NOT_FOUND");
    expect(await codeOf(exportDocument(viewers.bureau, "overdue", "xlsx", { unit: "620724-cgz" }))).toBe("OK");
    expect(
      await codeOf(exportDocument(viewers.office, "score-sheet", "xlsx", { unit: "620724-cgz,620724-scjgj" })),
    ).toBe("INVALID");
  });
});

const soffice = findOffice();
if (!soffice) console.warn("LibreOffice (soffice) is not installed here: the sheets are not converted to PDF.");

describe.runIf(soffice)("LibreOffice", () => {
  test.each(SHEETS)(
    "opens %s and prints it",
    async (sheet) => {
      const folder = await mkdtemp(join(tmpdir(), "zeren-sheet-"));
      try {
        await writeFile(join(folder, "sheet.xlsx"), (await open(viewers.office, sheet)).bytes);
        const profile = `-env:UserInstallation=file://${folder}/profile`;
        await promisify(execFile)("soffice", [
          "--headless",
          profile,
          "--convert-to",
          "pdf",
          "--outdir",
          folder,
          join(folder, "sheet.xlsx"),
        ]);
        const pdf = await readFile(join(folder, "sheet.pdf"));
        expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
        expect(pdf.length).toBeGreaterThan(10_000);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    60_000,
  );
});

function findOffice(): boolean {
  try {
    execFileSync("soffice", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
