import { readXlsx } from "hucre/xlsx";
import { NextRequest } from "next/server";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { DOCUMENT_NAMES, DOCUMENTS, type Format, MEDIA_TYPES } from "@/lib/documents/schema";
import { endWriter } from "@/lib/documents/writer/writer";
import { useDatabase } from "@/lib/testing/database";
import { makePerson } from "@/lib/testing/people";
import { makeStandard } from "@/lib/testing/standard";
import { GET } from "./route";

const session = vi.hoisted(() => ({ viewer: null as Viewer | null }));
vi.mock("@/lib/auth/viewer", async (original) => ({
  ...(await original<typeof import("@/lib/auth/viewer")>()),
  requireViewer: async () => session.viewer,
}));

useDatabase();

beforeAll(async () => {
  const county = await makeStandard();
  session.viewer = await makePerson("OFFICE", county.officeId);
});

afterAll(endWriter);

const get = (document: string, query = "") =>
  GET(new NextRequest(`http://localhost:3000/api/exports/${document}${query}`), {
    params: Promise.resolve({ document }),
  });

test("a sheet comes as a download whose Chinese name survives", async () => {
  const response = await get("score-sheet.xlsx", "?year=2026&unit=620724-scjgj");
  expect(response.status).toBe(200);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  const disposition = response.headers.get("content-disposition") ?? "";
  expect(disposition).toMatch(/^attachment; filename="score-sheet\.xlsx"; filename\*=UTF-8''[A-Za-z0-9%._~-]+$/);
  expect(decodeURIComponent(disposition.split("''")[1] ?? "")).toBe(
    "高台县2026年法治政府建设考核评分表(县市场监督管理局).xlsx",
  );
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect(response.headers.get("content-length")).toBe(String(bytes.byteLength));
  expect((await readXlsx(bytes)).sheets.map((sheet) => sheet.name)).toEqual(["考核评分表", "数据", "_zeren"]);
});

test("the blank form of a kind is a download, too; of others there is none", async () => {
  const response = await get("blank-units.xlsx");
  expect(response.status).toBe(200);
  expect(decodeURIComponent(response.headers.get("content-disposition") ?? "")).toMatch(/单位名单（空白表）\.xlsx$/);
  const { sheets } = await readXlsx(new Uint8Array(await response.arrayBuffer()));
  expect(sheets.map(({ name }) => name)).toEqual(["单位名单", "填写说明"]);
  for (const name of ["blank-letters.xlsx", "blank-units.pdf"]) expect((await get(name)).status).toBe(404);
});

const FORMATS = DOCUMENT_NAMES.flatMap((name) => DOCUMENTS[name].map((format) => [name, format] as const));
const BEGINNINGS: Record<Format, string> = { xlsx: "PK", docx: "PK", pdf: "%PDF", csv: "\ufeff" };

test.each(FORMATS)("%s comes as %s, also without a single row", async (name, format) => {
  for (const query of ["", "?q=没有这样的事项"]) {
    const response = await get(`${name}.${format}`, query);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe(MEDIA_TYPES[format]);
    const disposition = response.headers.get("content-disposition") ?? "";
    expect(disposition).toContain(`filename="${name}.${format}"`);
    expect(decodeURIComponent(disposition)).toMatch(new RegExp(`高台县2026年法治政府建设.+\\.${format}$`));
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.toString().startsWith(BEGINNINGS[format])).toBe(true);
  }
});

test.each([
  ["breakdown.csv", "", 404],
  ["duties.docx", "", 404],
  ["responsibility-letter.xlsx", "", 404],
  ["progress.xlsx", "?period=2026-Q5", 422],
  ["breakdown.docx", "?period=2026-Q3", 422],
  ["unknown.xlsx", "", 404],
  ["score-sheet", "", 404],
  ["score-sheet.xlsx", "?year=abc", 422],
  ["duties.xlsx", "?lamp=PINK", 422],
  ["duties.xlsx", "?sort=nothing", 422],
  ["overdue.xlsx", "?unit=nobody", 422],
])("%s%s is %i", async (document, query, status) => {
  const response = await get(document, query);
  expect(response.status).toBe(status);
  expect(response.headers.get("content-type")).toContain("application/problem+json");
});
