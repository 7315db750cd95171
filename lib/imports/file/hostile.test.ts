import { readFileSync } from "node:fs";
import { crc32, deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FILE_FAULTS } from "@/lib/imports/status";
import { bookOf, cellsOf, partsOf, tableOf } from "@/lib/testing/books";
import { zipOf } from "@/lib/testing/contents";
import { openBook } from "./open";

const FIXTURES = "lib/imports/file/fixtures";

/** The fault, or the first sheet's cells. */
async function outcomeOf(bytes: Buffer, name = "表.xlsx") {
  const book = await openBook(bytes, name);
  return "fault" in book ? book.fault : book.sheets[0]?.rows.map(({ cells }) => cells);
}

const SHEET = { name: "表", xml: cellsOf([["甲"]]) };

describe("zips", () => {
  test("that unpack to too much", async () => {
    const zeros = Buffer.alloc(30 * 1024 * 1024, " ");
    expect(await outcomeOf(await bookOf({ sheets: [SHEET], more: { "xl/media/a.bin": zeros } }))).toBe("ZIP_BOMB");
    expect(await outcomeOf(await bookOf({ sheets: [{ name: "表", xml: `${SHEET.xml}${zeros}` }] }))).toBe("ZIP_BOMB");
    // None of them is a bomb alone.
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`a${index}`, Buffer.alloc(6e6, index)]));
    expect(await outcomeOf(await bookOf({ sheets: [SHEET], more: many }))).toBe("ZIP_BOMB");
  });

  test("that lie about their sizes", async () => {
    const zip = await bookOf({ sheets: [SHEET], more: { "xl/media/a.bin": Buffer.alloc(30 * 1024 * 1024) } });
    const entry = zip.lastIndexOf("PK\x01\x02");
    zip.writeUInt32LE(1_000, entry + 24);
    expect(await outcomeOf(zip)).toBe("ZIP_BOMB");
    const small = await bookOf({ sheets: [SHEET], more: { "xl/a.bin": Buffer.alloc(5_000) } });
    small.writeUInt32LE(1_000, small.lastIndexOf("PK\x01\x02") + 24);
    expect(await outcomeOf(small)).toBe("BROKEN_FILE");
  });

  test("of a hundred thousand entries", async () => {
    expect(await outcomeOf(manyEntries(100_000))).toBe("ZIP_BOMB");
  });

  test("whose entries share their bytes", async () => {
    expect(await outcomeOf(manyEntries(1_900, Buffer.alloc(1024 * 1024)))).toBe("ZIP_BOMB");
  });

  test("with names that lead out, twice the same, or of nothing", async () => {
    const zip = await bookOf({ sheets: [SHEET], more: { "aa/aa.txt": "x" } });
    const renamed = (to: string) => Buffer.from(zip.toString("latin1").replaceAll("aa/aa.txt", to), "latin1");
    for (const name of ["../aa.txt", "/a/aa.txt", "C:/aa.txt"])
      expect(await outcomeOf(renamed(name))).toBe("BROKEN_FILE");
    const twice = await bookOf({ sheets: [SHEET], more: { "XL/Workbook.xml": "<workbook/>" } });
    expect(await outcomeOf(twice)).toBe("BROKEN_FILE");
    expect(await outcomeOf(await zipOf({}))).toBe("NOT_A_WORKBOOK");
  });

  test("that are cut", async () => {
    const zip = await tableOf([["甲"]]);
    for (const length of [30, 200, zip.length - 30, zip.length - 1])
      expect(await outcomeOf(zip.subarray(0, length))).toBe("BROKEN_FILE");
  });
});

describe("workbooks", () => {
  test.each([
    ["merged over all", '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>', Array(2).fill(["甲", "甲"])],
    ["merged over nothing", '<mergeCells><mergeCell ref=""/><mergeCell ref="甲:1"/></mergeCells>', null],
    [
      "validated over all",
      '<dataValidations><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a"</formula1></dataValidation></dataValidations>',
      null,
    ],
    [
      "formatted over all",
      '<conditionalFormatting sqref="A1:XFD1048576"><cfRule type="expression"><formula>1</formula></cfRule></conditionalFormatting>',
      null,
    ],
  ])("%s", async (_, after, cells) => {
    const rows = [
      ["甲", ""],
      ["", "乙"],
    ];
    expect(await outcomeOf(await tableOf(rows, after))).toEqual(cells ?? [["甲"], ["", "乙"]]);
  });

  test("cells at the last corner, and beyond it", async () => {
    const at = (row: number, reference: string) =>
      tableOf(
        [],
        `<sheetData><row r="${row}"><c r="${reference}" t="str"><v>角</v></c><c r="A${row}" t="str"><v>甲</v></c></row></sheetData>`,
      );
    expect(await outcomeOf(await at(1_048_576, "XFD1048576"))).toEqual([["甲"]]);
    expect(await outcomeOf(await at(5, "ZZZZZZZZZ5"))).toEqual([["甲"]]);
    expect(await outcomeOf(await at(5, ""))).toEqual([["甲"]]);
    expect(await outcomeOf(await at(1_048_577, "A1048577"))).toBe("BROKEN_FILE");
  });

  test("a hundred thousand areas over fifty thousand rows", async () => {
    const merges = '<mergeCell ref="A1:XFD1048576"/>'.repeat(100_000);
    const rows = Array.from({ length: 50_000 }, () => ["甲", "乙"]);
    const found = await outcomeOf(await tableOf(rows, `<mergeCells>${merges}</mergeCells>`));
    expect(found).toHaveLength(50_000);
  });

  test("a hundred thousand names, links to elsewhere, programs", async () => {
    const names = Array.from(
      { length: 100_000 },
      (_, index) => `<definedName name="n${index}">[1]Sheet1!$A$1</definedName>`,
    );
    const link =
      '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="file:///etc/passwd" TargetMode="External"/></Relationships>';
    const bytes = await bookOf({
      sheets: [SHEET],
      after: `<definedNames>${names.join("")}</definedNames><externalReferences><externalReference r:id="rId9"/></externalReferences>`,
      more: { "xl/vbaProject.bin": "x", "xl/worksheets/_rels/s0.xml.rels": link },
    });
    expect(await outcomeOf(bytes)).toEqual([["甲"]]);
    const elsewhere = { ...partsOf({ sheets: [SHEET] }), "xl/_rels/workbook.xml.rels": link };
    expect(await outcomeOf(await zipOf(elsewhere))).toBeUndefined();
  });

  test("entities, document types, elements without end", async () => {
    const laughs = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>';
    const parts = partsOf({ sheets: [SHEET] });
    const sheet = parts["xl/worksheets/s0.xml"] as string;
    const withSheet = async (xml: string) => outcomeOf(await zipOf({ ...parts, "xl/worksheets/s0.xml": xml }));
    expect(await withSheet(sheet.replace("<worksheet", `${laughs}<worksheet`))).toBe("BROKEN_FILE");
    expect(await withSheet(sheet.replace("甲", "&x;&#x110000;&#0;"))).toEqual([["&x;\ufffd"]]);
    expect(await withSheet(sheet.replace("</worksheet>", ""))).toBe("BROKEN_FILE");
    expect(await withSheet(`${"<a>".repeat(1_000)}${"</a>".repeat(1_000)}`)).toBe("BROKEN_FILE");
    expect(await withSheet(`<a ${"x".repeat(2_000_000)}`)).toBe("BROKEN_FILE");
    expect(await withSheet(`<a ${'b="'.repeat(300_001)}/>`)).toBe("BROKEN_FILE");
    expect(await withSheet("")).toBe("BROKEN_FILE");
    expect(await withSheet(`<worksheet>${"&".repeat(900_000)}</worksheet>`)).toEqual([]);
  });

  test("a text of many megabytes in one cell", async () => {
    // Uneven enough not to be packed like a bomb.
    const text = Array.from({ length: 400_000 }, (_, index) => `第${index}字`).join("");
    const [[cell = ""] = []] = (await outcomeOf(await tableOf([[text]]))) as string[][];
    expect(cell).toBe(text.slice(0, 32_767));
  });

  test("rows and cells that repeat without end", async () => {
    const content = (rows: string) =>
      zipOf({
        mimetype: "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="表">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
      });
    const cell =
      '<table:table-cell table:number-columns-repeated="16384"><text:p>甲<text:s text:c="900000000"/>乙</text:p></table:table-cell>';
    const found = await outcomeOf(
      await content(`<table:table-row table:number-rows-repeated="1048576">${cell}</table:table-row>`),
    );
    expect(found).toHaveLength(50_050);
    const empty =
      '<table:table-row table:number-rows-repeated="1048576" table:visibility="collapse"><table:table-cell/></table:table-row>';
    expect(await outcomeOf(await content(empty.repeat(2)))).toBe("BROKEN_FILE");
    expect(await outcomeOf(await content(empty))).toEqual([]);
  });
});

describe("any byte changed, any bytes at all", () => {
  test.each(["libreoffice.xlsx", "table.ods", "table.xls", "table.csv"])("%s", async (name) => {
    const good = readFileSync(`${FIXTURES}/${name}`);
    const change = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(change, async (changes) => {
        const bytes = Buffer.from(good);
        for (const [at, value] of changes) bytes[at] = value;
        const book = await openBook(bytes, name);
        if ("fault" in book) expect(FILE_FAULTS).toContain(book.fault);
        else for (const sheet of book.sheets) expect(sheet.rows.length).toBeLessThan(60_000);
      }),
      { numRuns: 300 },
    );
  });

  test("behind every signature", async () => {
    const begin = fc.constantFrom("PK\x03\x04", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "", "\xff\xfe");
    await fc.assert(
      fc.asyncProperty(begin, fc.uint8Array({ maxLength: 2_000 }), async (start, rest) => {
        const book = await openBook(Buffer.concat([Buffer.from(start, "latin1"), rest]), "表.csv");
        if ("fault" in book) expect(FILE_FAULTS).toContain(book.fault);
      }),
      { numRuns: 300 },
    );
  });
});

/** A zip of equal entries that all point at the same bytes. */
function manyEntries(count: number, unpacked = Buffer.from("x")): Buffer {
  const content = deflateRawSync(unpacked);
  const local = Buffer.alloc(31);
  local.write("PK\x03\x04", 0, "latin1");
  local.writeUInt16LE(8, 8);
  local.writeUInt16LE(1, 26);
  local.write("a", 30);
  const start = Buffer.concat([local, content]);
  const entries = Array.from({ length: count }, (_, index) => {
    const name = Buffer.from(index.toString(36));
    const entry = Buffer.alloc(46);
    entry.write("PK\x01\x02", 0, "latin1");
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(crc32(unpacked), 16);
    entry.writeUInt32LE(content.length, 20);
    entry.writeUInt32LE(unpacked.length, 24);
    entry.writeUInt16LE(name.length, 28);
    return Buffer.concat([entry, name]);
  });
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(Math.min(count, 0xfffe), 8);
  end.writeUInt16LE(Math.min(count, 0xfffe), 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(start.length, 16);
  return Buffer.concat([start, directory, end]);
}
