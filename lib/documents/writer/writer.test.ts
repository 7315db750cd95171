import { readXlsx } from "hucre/xlsx";
import { afterAll, expect, test } from "vitest";
import { readPdf } from "@/lib/testing/pdf";
import type { SheetRow, SheetSpec } from "../sheet";
import { endWriter, writeDocument } from "./writer";

afterAll(endWriter);

const specOf = (count: number): SheetSpec => ({
  tab: "表",
  title: "责任台账",
  subtitle: ["筛选：超期", "操作人：王某"],
  columns: [
    { title: "序号", width: 5 },
    { title: "事项", width: 40 },
    { title: "时限", width: 12 },
  ],
  rows: Array.from(
    { length: count },
    (_, index): SheetRow => ({
      kind: "record",
      cells: [index + 1, "12月底前完成法治政府建设示范创建", new Date("2026-12-31T00:00:00Z")],
    }),
  ),
  data: { columns: [{ title: "序号", width: 5 }], rows: [] },
  operator: "王某",
  exportedAt: new Date("2026-11-23T06:05:00Z"),
});

const properties = { unit: "县司法局", year: 2026, operator: "王某", exportedAt: new Date("2026-11-23T06:05:00Z") };

test("every format comes from the process, several asked for at once come one after the other", async () => {
  const sheet = { kind: "sheet", sheet: specOf(3) } as const;
  const text = { kind: "text", text: { title: "责任书", blocks: [], properties } } as const;
  const [pdf, xlsx, docx, csv, letter] = await Promise.all([
    writeDocument(sheet, "pdf"),
    writeDocument(sheet, "xlsx"),
    writeDocument(sheet, "docx"),
    writeDocument(sheet, "csv"),
    writeDocument(text, "pdf"),
  ]);
  expect((await readPdf(pdf)).pages[0]?.text).toContain("12月底前完成法治政府建设示范创建");
  expect((await readPdf(pdf)).pages[0]?.text).toContain("2026/12/31");
  expect((await readXlsx(xlsx)).sheets[0]?.rows[3]?.[1]).toBe("12月底前完成法治政府建设示范创建");
  expect(Buffer.from(docx.subarray(0, 2)).toString()).toBe("PK");
  expect(new TextDecoder().decode(csv)).toContain("责任台账");
  expect((await readPdf(letter)).pages[0]?.text).toContain("责任书");
});

test("the event loop stays free while a long one is written", async () => {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  const { pages } = await readPdf(
    await writeDocument({ kind: "sheet", sheet: specOf(1_500) }, "pdf").finally(() => clearInterval(timer)),
  );
  expect(pages.length).toBeGreaterThan(50);
  // A document of this size keeps its process busy for far longer.
  expect(longest).toBeLessThan(250);
});

test("one that cannot be written is an error and the next one is written; a process that is gone is replaced", async () => {
  const one = { kind: "sheet", sheet: specOf(1) } as const;
  const broken = { kind: "sheet", sheet: { ...specOf(1), columns: null } } as unknown as typeof one;
  await expect(writeDocument(broken, "pdf")).rejects.toThrow("The document was not written");
  expect((await writeDocument(one, "pdf")).length).toBeGreaterThan(1_000);
  endWriter();
  expect((await writeDocument(one, "pdf")).length).toBeGreaterThan(1_000);
});
