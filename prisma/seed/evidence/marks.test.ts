import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readXlsx } from "hucre/xlsx";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { fromBufferPromise } from "yauzl";
import { marked } from "./marks";

const original = (file: string) => readFileSync(join(import.meta.dirname, file));

describe("a marked document opens as before", () => {
  test.each([
    ["meeting.jpg", "JPEG"],
    ["notice.png", "PNG"],
  ] as const)("%s", async (file, kind) => {
    const pixels = (bytes: Buffer) => sharp(bytes, { failOn: "warning" }).raw().toBuffer();
    const picture = marked(original(file), kind, "2026-001");
    expect(picture).not.toEqual(original(file));
    expect((await pixels(picture)).equals(await pixels(original(file)))).toBe(true);
  });

  test.each(["minutes.pdf", "report.pdf"])("%s", async (file) => {
    const document = await getDocument({ data: new Uint8Array(marked(original(file), "PDF", "2026-001")) }).promise;
    const { items } = await (await document.getPage(1)).getTextContent();
    expect(items.length).toBeGreaterThan(5);
  });

  test.each([
    ["ledger.xlsx", "XLSX"],
    ["report.docx", "DOCX"],
    ["report.ofd", "OFD"],
  ] as const)("%s", async (file, kind) => {
    const zip = await fromBufferPromise(marked(original(file), kind, "2026-001"));
    expect(zip.comment).toMatch(/^zeren demo [0-9a-f]{64}$/);
    expect(zip.entryCount).toBe((await fromBufferPromise(original(file))).entryCount);
  });

  test("the sheet in it is still there", async () => {
    const { sheets } = await readXlsx(marked(original("ledger.xlsx"), "XLSX", "2026-001"));
    expect(sheets[0]?.rows.length).toBeGreaterThan(1);
  });

  test("a note says its number", () => {
    expect(marked(original("note.txt"), "TEXT", "2026-001").toString("utf8")).toMatch(/归档编号：2026-001\n$/);
  });
});

test("a mark is the same for the same text, another for another", () => {
  const mark = (text: string) => marked(original("report.docx"), "DOCX", text);
  expect(mark("2026-001")).toEqual(mark("2026-001"));
  expect(mark("2026-001")).not.toEqual(mark("2026-002"));
});
