import mammoth from "mammoth";
import PizZip from "pizzip";
import { describe, expect, test } from "vitest";
import { fromDay } from "@/lib/dates";
import type { SheetRow, SheetSpec } from "@/lib/documents/sheet";
import type { TextSpec } from "@/lib/documents/text";
import { writeSheetDocx, writeTextDocx } from "./writer";

const EXPORTED_AT = new Date("2026-11-23T06:05:00Z");
const HOSTILE = `<w:p>&amp;</w:t>]]> "x" \u0000\u0008半\ud800\r\n=1+1{{x}}`;
const record = (...cells: (string | number | Date | null)[]): SheetRow => ({ kind: "record", cells });

function sheetOf(rows: readonly SheetRow[], more: Partial<SheetSpec> = {}): SheetSpec {
  return {
    tab: "表",
    title: "2026年高台县任务分解表",
    subtitle: ["填报单位（盖章）：", "单位：项"],
    columns: [
      { title: "序号", width: 5, align: "center" },
      { title: "甲", width: 18, isMerged: true },
      { title: "乙", group: "上", width: 40 },
      { title: "完成时限", group: "上", width: 12, align: "center" },
    ],
    rows,
    data: { columns: [], rows: [] },
    properties: { unit: "县市场监管局", year: 2026 },
    operator: "王某",
    exportedAt: EXPORTED_AT,
    ...more,
  };
}

function textOf(more: Partial<TextSpec> = {}): TextSpec {
  return {
    title: "关于报送工作情况的通知",
    blocks: [{ kind: "paragraph", runs: ["正文。"] }],
    properties: { unit: "县司法局", year: 2026, operator: "王某", exportedAt: EXPORTED_AT },
    ...more,
  };
}

/** The parts of the file as text, and what another reader makes of its document. */
async function reopen(bytes: Uint8Array) {
  const zip = new PizZip(bytes);
  const part = (name: string) => zip.file(name)?.asText() ?? "";
  const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
  const { value: text } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
  const footers = zip.file(/word\/footer\d+\.xml/).map((file) => file.asText());
  return { part, document: part("word/document.xml"), html, text, footers };
}

const all = (xml: string, pattern: RegExp): string[] => [...xml.matchAll(pattern)].map(([found]) => found);
/** The value of a style's attribute, as `w:name="…"` in its element. */
const styleOf = (styles: string, id: string) =>
  new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`).exec(styles)?.[0];

describe("a sheet in Word", () => {
  test("lies on A4 with the official margins, each printed sheet in a section", async () => {
    const { document } = await reopen(
      await writeSheetDocx(sheetOf([record(1, "a", "b", "c")], { more: [sheetOf([])] })),
    );
    const sections = all(document, /<w:sectPr.*?<\/w:sectPr>/g);
    expect(sections).toHaveLength(2);
    for (const section of sections) {
      expect(section).toContain('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>');
      // 28, 37, 26 and 35 mm.
      expect(section).toMatch(/<w:pgMar w:top="1587" w:right="2098" w:bottom="1474" w:left="1984"/);
    }
    // No section ends with a table: Word would not open it.
    expect(document).not.toMatch(/<\/w:tbl><w:sectPr/);
  });

  test("repeats both heading rows, splits no row and merges neighbours", async () => {
    const rows = [record(1, "同", "a", "x"), record(2, "同", "b", "y"), record(3, "异", "c", "z")];
    const { document, html } = await reopen(await writeSheetDocx(sheetOf(rows)));
    expect(all(document, /<w:tblHeader\/>/g)).toHaveLength(2);
    expect(all(document, /<w:cantSplit\/>/g)).toHaveLength(5);
    expect(html).toContain('rowspan="2"><p>同</p>');
    expect(html).toMatch(/colspan="2"><p>上<\/p>/);
    const widths = all(document, /(?<=<w:gridCol w:w=")\d+/g).map(Number);
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(12_756);
    expect(widths[2]).toBeGreaterThan(widths[1] ?? 0);
  });

  test("a block stays on its page; a long one goes on in pieces that say its text again", async () => {
    const block = (name: string, count: number, length: number) =>
      Array.from({ length: count }, (_, n) => record(n, name, "字".repeat(length), "x"));
    const { document } = await reopen(await writeSheetDocx(sheetOf([...block("短", 3, 60), ...block("长", 8, 100)])));
    const rows = all(document, /<w:tr>.*?<\/w:tr>/g).slice(2);
    const keeps = rows.map((row) => row.includes("<w:keepNext/>"));
    expect(keeps.slice(0, 3)).toEqual([true, true, false]);
    const begun = rows.flatMap((row, index) => (row.includes('<w:vMerge w:val="restart"/>') ? [index] : []));
    expect(begun.slice(0, 2)).toEqual([0, 3]);
    expect(begun.length).toBeGreaterThan(3);
    // Each piece holds together, and the next one may begin a page.
    expect(keeps.flatMap((isKept, index) => (isKept ? [] : [index + 1]))).toEqual([...begun.slice(1), rows.length]);
    for (const index of begun.slice(1)) expect(rows[index]).toContain("长");
  });

  test("a survey is set in small type and close lines", async () => {
    const rows = [record(1, "甲", "乙", "x")];
    const { document } = await reopen(await writeSheetDocx(sheetOf(rows, { isSurvey: true })));
    const [, , row = ""] = all(document, /<w:tr>.*?<\/w:tr>/g);
    expect(row).toContain('<w:sz w:val="18"/>');
    expect(row).toContain('w:line="198"');
  });

  test("a record's date reads as in an official text, numbers stay as they are, a summary spans its columns", async () => {
    const rows = [
      record(1, "甲", 0.5, fromDay("2026-12-31")),
      { kind: "summary", label: "合计", span: 2, cells: [100, null] } satisfies SheetRow,
    ];
    const { text, html } = await reopen(await writeSheetDocx(sheetOf(rows)));
    expect(text.replace(/\s/g, "")).toContain("0.52026年12月31日");
    expect(html).toContain('<td colspan="2"><p>合计</p></td><td><p>100</p></td>');
  });

  test("page numbers as in GB/T 9704, odd pages right, even pages left", async () => {
    const { footers, part } = await reopen(await writeSheetDocx(sheetOf([])));
    expect(part("word/settings.xml")).toContain("<w:evenAndOddHeaders/>");
    const sides = footers.map((footer) => /<w:jc w:val="(\w+)"/.exec(footer)?.[1]).sort();
    expect(sides).toEqual(["left", "right"]);
    for (const footer of footers) expect(footer).toMatch(/— .*PAGE.* —/s);
    const page = styleOf(part("word/styles.xml"), "GwPage") ?? "";
    expect(page).toContain('w:eastAsia="宋体"');
    expect(page).toContain('<w:sz w:val="28"/>');
  });

  test("nothing that a cell says is markup", async () => {
    const rows = [record(HOSTILE, HOSTILE, HOSTILE, HOSTILE)];
    const bytes = await writeSheetDocx(sheetOf(rows, { title: HOSTILE, signatures: [HOSTILE], operator: HOSTILE }));
    const { document, text, part } = await reopen(bytes);
    expect(all(document, /<w:tc>/g)).toHaveLength(4 + 4 + 4 - 1);
    expect(text).toContain('<w:p>&amp;</w:t>]]> "x" 半\ufffd');
    expect(part("docProps/core.xml")).toContain("<dc:creator>&lt;w:p&gt;&amp;amp;");
  });

  test("the same content is the same bytes, with its properties and the fonts' alternatives", async () => {
    const spec = sheetOf([record(1, "a", "b", "c")]);
    const [first, second] = await Promise.all([writeSheetDocx(spec), writeSheetDocx(spec)]);
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
    const { part } = await reopen(first);
    const core = part("docProps/core.xml");
    expect(core).toContain("<dc:title>2026年高台县任务分解表</dc:title><dc:subject>县市场监管局 2026年</dc:subject>");
    expect(core).toContain("2026-11-23T06:05:00Z");
    expect(part("word/fontTable.xml")).toContain(
      '<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong,STFangsong"/>',
    );
  });

  test("five thousand rows", async () => {
    const rows = Array.from({ length: 5_000 }, (_, n) =>
      record(n, `任务${n >> 3}`, "字".repeat(60), fromDay("2026-12-31")),
    );
    const bytes = await writeSheetDocx(sheetOf(rows, { keepsBlocks: true }));
    expect(all((await new PizZip(bytes)).file("word/document.xml")?.asText() ?? "", /<w:tr>/g)).toHaveLength(5_002);
  }, 30_000);
});

describe("an official text in Word", () => {
  test("22 lines of 28 characters, fonts by script, two characters in", async () => {
    const { document, part } = await reopen(await writeTextDocx(textOf()));
    expect(document).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>');
    expect(document).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
    expect(document).toContain('<w:docGrid w:type="lines" w:linePitch="579"/>');
    const styles = part("word/styles.xml");
    const body = styleOf(styles, "GwBody") ?? "";
    expect(body).toContain('w:eastAsia="仿宋_GB2312"');
    expect(body).toContain('w:ascii="Times New Roman"');
    expect(body).toContain('w:hAnsi="Times New Roman"');
    expect(body).toContain('w:hint="eastAsia"');
    expect(body).toMatch(/w:line="579" w:lineRule="exact"/);
    expect(body).toContain('w:firstLineChars="200"');
    // Sixteen points less a quarter: 28 of them are 441 points of the 442 that a line has.
    expect(body).toContain('<w:spacing w:val="-5"/>');
    const fonts = ["GwTitle", "Heading1", "Heading2", "Heading3"].map(
      (id) => /w:eastAsia="([^"]+)"/.exec(styleOf(styles, id) ?? "")?.[1],
    );
    expect(fonts).toEqual(["方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312"]);
    expect(styleOf(styles, "GwTitle")).toContain('<w:sz w:val="44"/>');
  });

  test("addressee, missing words, closing and headings", async () => {
    const spec = textOf({
      addressee: "各镇人民政府:",
      blocks: [
        { kind: "heading", level: 2, text: "（一）工作目标" },
        { kind: "paragraph", runs: ["培训", { missing: "人数" }, "人次", { bold: "务必" }] },
      ],
      closing: { issuer: "县委依法治县办", date: "2026年3月6日" },
    });
    const { document, text, html } = await reopen(await writeTextDocx(spec));
    expect(text).toContain("各镇人民政府：");
    expect(document).toMatch(/<w:highlight w:val="yellow"\/>.*?【待填:人数】/);
    expect(html).toContain("<h2>（一）工作目标</h2>");
    expect(html).toContain("<strong>务必</strong>");
    // Four characters of 15.8 points.
    expect(document).toMatch(/<w:ind w:right="126\d"\/>.*2026年3月6日/);
  });

  test("红头, 信函格式, annexes lying down and further texts on pages of their own", async () => {
    const annex = sheetOf([record(1, "a", "b", "c")]);
    const spec = textOf({
      head: { kind: "red", issuer: "高台县人民政府办公室文件", number: "高政办发〔2026〕12号" },
      annexes: [annex, { ...annex, title: "第二张" }],
      more: [
        textOf({ title: "督办通知", head: { kind: "letter", issuer: "县委依法治县办", number: "高法督〔2026〕3号" } }),
      ],
    });
    const { document, text, part } = await reopen(await writeTextDocx(spec));
    const sections = all(document, /<w:sectPr.*?<\/w:sectPr>/g).map((section) => [
      /w:orient="(\w+)"/.exec(section)?.[1],
      section.includes('w:start="1"'),
      section.includes("<w:titlePg/>"),
    ]);
    expect(sections).toEqual([
      ["portrait", true, false],
      ["landscape", false, false],
      ["landscape", false, false],
      ["portrait", true, true],
    ]);
    expect(text).toContain("高政办发〔2026〕12号");
    expect(text).toContain("附件：1.2026年高台县任务分解表");
    expect(document).toMatch(/<w:pStyle w:val="GwAnnex"\/>.*?附件2/);
    expect(document).toMatch(/<w:bottom w:val="single" w:color="FF0000"/);
    expect(part("word/header1.xml") + part("word/header2.xml") + part("word/header3.xml")).toContain("县委依法治县办");
  });

  test("forms, signatures and tables are tables; hostile words stay words", async () => {
    const spec = textOf({
      title: HOSTILE,
      blocks: [
        {
          kind: "form",
          widths: [24, 54, 24, 54],
          rows: [
            {
              cells: [
                { text: "申请单位", isLabel: true },
                { text: HOSTILE, span: 3 },
              ],
            },
            { height: 30, cells: [{ text: "甲" }, { text: "乙" }, { text: "丙" }, { text: "丁" }] },
          ],
        },
        { kind: "signatures", columns: [["高台县人民政府（盖章）"], [HOSTILE]] },
        { kind: "pageBreak" },
        { kind: "table", table: sheetOf([record(1, "a", "b", "c")]) },
        { kind: "paragraph", runs: [HOSTILE, { missing: HOSTILE }, { bold: HOSTILE }] },
      ],
      closing: { issuer: HOSTILE, date: HOSTILE },
      properties: { unit: HOSTILE, year: 2026, operator: HOSTILE, exportedAt: EXPORTED_AT },
    });
    const { document, html, text } = await reopen(await writeTextDocx(spec));
    expect(all(document, /<w:tbl>/g)).toHaveLength(3);
    expect(html).toContain('colspan="3"');
    expect(all(text, /<w:p>&amp;<\/w:t>\]\]>/g)).toHaveLength(8);
    expect(document).toContain("<w:pageBreakBefore/>");
    expect(document).toMatch(/<w:trHeight w:val="1701" w:hRule="atLeast"\/>/);
  });
});
