import { readXlsx } from "hucre/xlsx";
import Papa from "papaparse";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { listDuties } from "@/lib/duties/queries";
import { DUTY_GROUPS, DUTY_SORTS, dutyListSchema } from "@/lib/duties/schema";
import { useDatabase } from "@/lib/testing/database";
import { readPdf } from "@/lib/testing/pdf";
import { makePerson } from "@/lib/testing/people";
import { makeStandard } from "@/lib/testing/standard";
import { exportDocument } from "./mutations";

useDatabase();
let office: Viewer;

beforeAll(async () => {
  office = await makePerson("OFFICE", (await makeStandard()).officeId);
});

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-11-23T04:00:00Z"), toFake: ["Date"] });
});

/** Codes as the pages of the screen show them, one page after the other. */
async function onScreen(params: Record<string, string>): Promise<string[]> {
  const codes: string[] = [];
  for (let page = 1; ; page++) {
    const { items } = await listDuties(office, dutyListSchema.parse({ ...params, page: String(page), size: "50" }));
    if (items.length === 0) return codes;
    codes.push(...items.map(({ code }) => code));
  }
}

async function takeCsv(params: Record<string, string>): Promise<string[][]> {
  const { bytes } = await exportDocument(office, "duties", "csv", params);
  return Papa.parse<string[]>(new TextDecoder().decode(bytes)).data.slice(0, -1);
}

const SORTS = [...DUTY_SORTS.flatMap((sort) => [sort, `-${sort}`]), "lead,-dueOn"];

test.each([undefined, ...DUTY_GROUPS])("grouped by %s, a view goes out in the order of the screen", async (group) => {
  for (const sort of group ? ["-points", "lead,-dueOn"] : SORTS) {
    const params = { sort, lamp: "RED,YELLOW,GREEN", ...(group && { group }) };
    const [, , heading = [], ...rows] = await takeCsv(params);
    const place = heading.indexOf("编号");
    const records = rows.filter((row) => row.length === heading.length);
    expect(
      records.map((row) => row[place]),
      sort,
    ).toEqual(await onScreen(params));
  }
});

test("the three formats say the same: filter, order, count, person, groups with subtotals, total", async () => {
  const params = { indicator: "1,2", lead: "620724-scjgj", group: "keyTask", sort: "-points,code" };
  const line = [
    "筛选：指标组织领导与责任落实、政府职能依法全面履行；牵头县市场监督管理局；按重点任务分组；按分值（降序）、编号排序",
    `共 48 行　　导出时间：2026-11-23 12:00　　操作人：${office.name}`,
  ];
  const subtotals = [
    "T01 组织领导与责任落实　24项，16分，已完成0项",
    "T02 政府职能依法全面履行　24项，15分，已完成0项",
  ];
  const total = "合计　48项，31分，已完成0项";

  const csv = await takeCsv(params);
  expect(csv[1]).toEqual(line);
  expect(csv.filter((row) => row.length === 1).map(([label]) => label)).toEqual([
    "2026年高台县法治政府建设责任台账",
    ...subtotals,
    total,
  ]);

  const book = await readXlsx((await exportDocument(office, "duties", "xlsx", params)).bytes);
  const printed = book.sheets[0]?.rows ?? [];
  expect(printed[1]?.filter(Boolean)).toEqual(line);
  const labels = printed.map((row) => String(row[0] ?? "")).filter((label) => label.includes("项，"));
  expect(labels).toEqual([...subtotals, total]);

  const { pages } = await readPdf((await exportDocument(office, "duties", "pdf", params)).bytes);
  // A PDF's reader makes one space of several.
  const plain = (words: string) => words.replace(/\s+/g, " ");
  const text = plain(pages.map((page) => page.text).join("\n"));
  for (const words of [...line, ...subtotals, total]) expect(text).toContain(plain(words));
});
