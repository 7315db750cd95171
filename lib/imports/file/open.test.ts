import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { utils, write } from "cfb";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ROUND_TRIP_TAB } from "@/lib/documents/round-trip";
import type { Book } from "@/lib/imports/preview";
import { bookOf, cellsOf, type RawBook, tableOf } from "@/lib/testing/books";
import { goodFiles, officeOf, zipOf } from "@/lib/testing/contents";
import { openBook } from "./open";

async function opened(bytes: Uint8Array, name = "表.xlsx"): Promise<Book> {
  const book = await openBook(bytes, name);
  if ("fault" in book) throw new Error(book.fault);
  return book;
}

const cellsIn = async (bytes: Uint8Array, name?: string) =>
  (await opened(bytes, name)).sheets[0]?.rows.map(({ cells }) => cells);
const faultOf = async (bytes: Uint8Array, name = "表.xlsx") => {
  const book = await openBook(bytes, name);
  return "fault" in book ? book.fault : null;
};
const sheetOf = (xml: string, more: Partial<RawBook> = {}) => bookOf({ sheets: [{ name: "表", xml }], ...more });

describe("a workbook", () => {
  test("by its path", async () => {
    const folder = mkdtempSync(join(tmpdir(), "zeren-open-"));
    writeFileSync(join(folder, "x"), await tableOf([["甲"]]));
    expect(await openBook(join(folder, "x"), "表.xlsx")).toMatchObject({ sheets: [{ name: "Sheet1" }] });
    rmSync(folder, { recursive: true });
  });

  test("values of all kinds, formulas by what they last gave", async () => {
    const bytes = await sheetOf(
      `<sheetData><row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" s="1"><v>46387</v></c><c r="C2" s="2"><v>46387</v></c>
       <c r="D2"><v>0.30000000000000004</v></c><c r="E2" t="b"><v>1</v></c><c r="F2" t="e"><f>1/0</f><v>#REF!</v></c>
       <c r="G2" t="str"><f>HYPERLINK("http://a")</f><v>_x000D_\n链接&amp;</v></c><c r="H2" t="d"><v>2026-12-31T00:00:00</v></c>
       <c t="inlineStr"><is><r><t>甲</t></r><r><t xml:space="preserve"> 乙</t></r><rPh><t>jia</t></rPh></is></c>
       <c r="J2" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c><c r="K2"><f>A1+1</f></c>
       <c r="L2" t="s"><v>99</v></c><c r="M2" t="s"><v>1</v></c></row><row><c><v>1E+15</v></c></row></sheetData>`,
      {
        strings: `<si><r><t>共用</t></r><r><rPr><b/></rPr><t>文字 </t></r><rPh sb="0" eb="1"><t>gong</t></rPh></si><si><t>末</t></si>`,
        styles: `<numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>
          <cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="31"/><xf numFmtId="176"/></cellXfs>`,
      },
    );
    expect((await opened(bytes)).sheets[0]?.rows).toMatchObject([
      {
        no: 2,
        cells: [
          "共用文字",
          "2026-12-31",
          "2026年12月",
          "0.3",
          "TRUE",
          "#REF!",
          "链接&",
          "2026-12-31",
          "甲 乙",
          "",
          "",
          "",
          "末",
        ],
      },
      { no: 3, cells: ["1000000000000000"] },
    ]);
  });

  test("dates of 1904, sheets that are hidden, charts left out", async () => {
    const bytes = await bookOf({
      before: '<workbookPr date1904="1"/>',
      styles: '<cellXfs><xf numFmtId="14"/></cellXfs>',
      sheets: [
        {
          name: "图&amp;表",
          xml: '<sheetData><row r="1"><c r="A1" s="0"><v>44925</v></c></row></sheetData>',
          state: "hidden",
        },
        { name: "深", xml: "<sheetData/>", state: "veryHidden" },
      ],
    });
    const { sheets } = await opened(bytes);
    expect(sheets.map(({ name, isHidden }) => [name, isHidden])).toEqual([
      ["图&表", true],
      ["深", true],
    ]);
    expect(sheets[0]?.rows[0]?.cells).toEqual(["2026-12-31"]);
  });

  test("merged cells: filled from the top left, below and beside; rows with nothing of their own are none", async () => {
    const merges = '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A2:B4"/><mergeCell ref="D2:D9"/></mergeCells>';
    const rows = [["标题"], ["一级", "", "1", ""], ["", "", "2"], ["", "", "", "", "x"], [], ["", "", "3"]];
    expect((await opened(await tableOf(rows, merges))).sheets[0]?.rows).toEqual([
      { no: 1, cells: ["标题", "标题", "标题"], isHidden: false, filled: [] },
      { no: 2, cells: ["一级", "一级", "1"], isHidden: false, filled: [] },
      { no: 3, cells: ["一级", "一级", "2"], isHidden: false, filled: [0, 1] },
      { no: 4, cells: ["一级", "一级", "", "", "x"], isHidden: false, filled: [0, 1] },
      { no: 6, cells: ["", "", "3"], isHidden: false, filled: [] },
    ]);
  });

  test("hidden and formatted rows, rows out of order", async () => {
    const xml = `<cols><col min="2" max="2" hidden="1"/></cols><sheetData>
      <row r="5" hidden="1"><c r="B5" t="str"><v>隐</v></c></row><row r="2"><c r="A2" t="str"><v>甲</v></c></row>
      <row r="8"><c r="A8" s="3"/></row><row r="9"><c r="A9" t="str"><v>  </v></c></row></sheetData>`;
    expect((await opened(await sheetOf(xml))).sheets[0]?.rows).toEqual([
      { no: 2, cells: ["甲"], isHidden: false, filled: [] },
      { no: 5, cells: ["", "隐"], isHidden: true, filled: [] },
    ]);
  });

  test("at most 50,000 rows and a few for headings, a hundred columns", async () => {
    const rows = Array.from({ length: 50_060 }, (_, index) => [String(index)]);
    const { sheets } = await opened(await tableOf([Array(120).fill("宽"), ...rows]));
    expect(sheets[0]?.rows).toHaveLength(50_050);
    expect(sheets[0]?.rows[0]?.cells).toHaveLength(100);
    expect(sheets[0]?.cut).toBe(11);
  });

  test("whatever is in its cells", async () => {
    const text = fc.string({ unit: "grapheme", maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(text, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
        async (rows) => {
          const found = await cellsIn(await tableOf(rows));
          const isSeen = (cell: string) => cell.replace(/[\s\p{Cc}\u200b\ufeff\ufffe\uffff]/gu, "") !== "";
          expect(found).toHaveLength(rows.filter((cells) => cells.some(isSeen)).length);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("the sheet this program wrote beside its own", () => {
  const head = {
    edition: 1,
    document: "breakdown",
    year: 2026,
    government: "gaotai",
    unit: null,
    period: null,
    exportedAt: "2026-03-01T00:00:00.000Z",
    columns: ["task", null],
    editable: ["task"],
  };
  const own = (rows: string[][], state: "veryHidden" | null = "veryHidden") =>
    bookOf({
      sheets: [
        { name: "分解表", xml: cellsOf([["甲"]]) },
        { name: ROUND_TRIP_TAB, xml: cellsOf(rows), ...(state ? { state } : {}) },
      ],
    });

  test("is read, and is not among the sheets", async () => {
    const book = await opened(await own([[JSON.stringify(head)], ["1", "a", "3", '{"task":" 甲\\r\\n乙 "}']]));
    expect(book.sheets).toHaveLength(1);
    expect(book.roundTrip).toEqual({ ...head, rows: [{ no: 1, id: "a", version: 3, base: { task: "甲\n乙" } }] });
  });

  test.each([
    ["no JSON", [["{"]]],
    ["another edition", [[JSON.stringify({ ...head, edition: 2 })]]],
    ["a row without a version", [[JSON.stringify(head)], ["1", "a", "x", "{}"]]],
    ["nothing", []],
  ])("damaged: %s", async (_, rows) => {
    const book = await opened(await own(rows));
    expect(book.sheets).toHaveLength(1);
    expect(book.roundTrip).toBeNull();
  });

  test("one that somebody else calls so is a sheet", async () => {
    expect((await opened(await own([["甲"]], null))).sheets).toHaveLength(2);
  });
});

describe("sheets as text", () => {
  const csv = (text: string, name = "表.csv") => cellsIn(Buffer.from(text), name);

  test.each([
    ["commas", "序号,名称\n1,甲\n"],
    ["semicolons", "序号;名称\n1;甲"],
    ["tabs", "序号\t名称\r\n1\t甲\r\n"],
    ["lines", "序号|名称\n1|甲"],
    ["quotes", '\ufeff"序号","名称"\n"1","甲"\u001a'],
  ])("%s", async (_, text) =>
    expect(await csv(text)).toEqual([
      ["序号", "名称"],
      ["1", "甲"],
    ]),
  );

  test("titles above the table, separators in its texts, empty lines", async () => {
    expect(await csv("任务分解表，2026年\n\n序号;内容;分值\n1;甲,乙;1\n2;丙,丁,戊;2\n")).toEqual([
      ["任务分解表，2026年"],
      ["序号", "内容", "分值"],
      ["1", "甲,乙", "1"],
      ["2", "丙,丁,戊", "2"],
    ]);
  });

  test("what was guarded against being a formula", async () => {
    expect(await csv('编号,内容\n"=""001""",\'=1+1\n="002",\'甲\'')).toEqual([
      ["编号", "内容"],
      ["001", "=1+1"],
      ["002", "'甲'"],
    ]);
  });

  test("UTF-16, as Excel's Unicode text", async () => {
    const bytes = Buffer.from("\ufeff序号\t名称\r\n1\t甲", "utf16le");
    expect(await cellsIn(bytes, "表.txt")).toEqual([
      ["序号", "名称"],
      ["1", "甲"],
    ]);
    expect(await cellsIn(bytes.swap16(), "表.txt")).toEqual([
      ["序号", "名称"],
      ["1", "甲"],
    ]);
  });

  test("a workbook under the name of a text is a workbook", async () => {
    expect(await cellsIn(await tableOf([["甲"]]), "表.csv")).toEqual([["甲"]]);
  });
});

describe("what is no workbook", () => {
  test.each([
    ["表.xlsx", "序号,名称\n1,甲"],
    ["表.xls", "<html><table><tr><td>甲</td></tr></table></html>"],
    ["表.csv", "<html><table><tr><td>甲</td></tr></table></html>"],
    ["表.csv", "甲\u0000乙"],
    ["表.xls", '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'],
    ["表.json", "{}"],
  ])("%s: %s", async (name, text) => expect(await faultOf(Buffer.from(text), name)).toBe("NOT_A_WORKBOOK"));

  test("files of other kinds, whatever they are called", async () => {
    const { pdf, jpg, png, doc, ppt, docx, pptx, ofd, zip } = await goodFiles();
    for (const bytes of [pdf, jpg, png, doc, ppt, docx, pptx, ofd, zip])
      expect(await faultOf(bytes as Buffer)).toBe("NOT_A_WORKBOOK");
    expect(await faultOf(await officeOf("word", { "xl/workbook.xml": "<w/>" }))).toBe("NOT_A_WORKBOOK");
    expect(await faultOf(Buffer.from([0xff, 0xff, 0x81]), "表.csv")).toBe("NOT_A_WORKBOOK");
  });

  test("empty, too large", async () => {
    expect(await faultOf(Buffer.alloc(0))).toBe("EMPTY_FILE");
    expect(await faultOf(Buffer.alloc(20 * 1024 * 1024 + 1))).toBe("TOO_LARGE");
  });

  test("with a password", async () => {
    const compound = (name: string, content: Buffer) => {
      const file = utils.cfb_new();
      utils.cfb_add(file, `/${name}`, content);
      return Buffer.from(write(file, { type: "buffer" }) as Buffer);
    };
    expect(await faultOf(compound("EncryptedPackage", Buffer.alloc(5_000)))).toBe("ENCRYPTED");
    const begin = [0x09, 0x08, 4, 0, 0, 6, 5, 0];
    const locked = Buffer.from([...begin, 0x2f, 0, 6, 0, 1, 0, 1, 0, 1, 0, 0x0a, 0, 0, 0]);
    expect(await faultOf(compound("Workbook", locked), "表.xls")).toBe("ENCRYPTED");
    const manifest =
      "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    const ods = {
      mimetype: "application/vnd.oasis.opendocument.spreadsheet",
      "META-INF/manifest.xml": manifest,
      "content.xml": "x",
    };
    expect(await faultOf(await zipOf(ods))).toBe("ENCRYPTED");
    const zip = await tableOf([["甲"]]);
    for (let at = zip.indexOf("PK\x01\x02"); at >= 0; at = zip.indexOf("PK\x01\x02", at + 4))
      zip.writeUInt16LE(1, at + 8);
    expect(await faultOf(zip)).toBe("ENCRYPTED");
  });
});
