import { readXlsx } from "hucre/xlsx";
import { NextRequest } from "next/server";
import { beforeAll, expect, test, vi } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
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
  expect((await readXlsx(bytes)).sheets.map((sheet) => sheet.name)).toEqual(["考核评分表", "数据"]);
});

test.each([
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
