import { Workbook } from "@cj-tech-master/excelts";
import { Document, Header, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from "docx";
import { readXlsx } from "hucre/xlsx";
import mammoth from "mammoth";
import PizZip from "pizzip";
import { describe, expect, test } from "vitest";
import type { SheetSpec } from "../sheet";
import { fillTemplate } from "./fill";
import { columnNames, namesIn, offeredNames } from "./rules";

const day = new Date("2026-12-31T00:00:00Z");

const specOf = (records: SheetSpec["rows"]): SheetSpec => ({
  tab: "表",
  title: "2026年高台县法治政府建设工作要点任务分解表",
  subtitle: ["填报单位（盖章）：县司法局", "单位：项"],
  columns: [
    { title: "序号", width: 5 },
    { title: "重点任务", width: 18, isMerged: true },
    { title: "工作措施（具体任务）", width: 46 },
    { title: "姓名", group: "联络员", width: 9 },
    { title: "姓名", group: "负责人", width: 9 },
    { title: "完成时限", width: 12 },
  ],
  rows: records,
  data: { columns: [], rows: [] },
  operator: "王某",
  exportedAt: new Date("2026-11-23T06:05:00Z"),
  properties: { unit: "高台县司法局", year: 2026, county: "高台县" },
});

const record = (no: number, task: string, measure: string) =>
  ({ kind: "record", cells: [no, task, measure, "张三", "李四", day] }) as const;
const RECORDS = specOf([
  record(1, "党的领导", "=1+1 <b>&{{标题}}"),
  record(2, "党的领导", "第一行\n第二行"),
  { kind: "summary", label: "小计", span: 2, cells: [] },
  record(3, "依法行政", "第三项"),
]);
const NONE = specOf([]);

const cell = (...runs: string[]) =>
  new TableCell({ children: [new Paragraph({ children: runs.map((text) => new TextRun(text)) })] });

const wordFile = async (rows: TableRow[]) =>
  new Uint8Array(
    await Packer.toBuffer(
      new Document({
        sections: [
          {
            headers: { default: new Header({ children: [new Paragraph("{{单位}}")] }) },
            children: [
              // Word splits what is typed into runs as it likes.
              new Paragraph({ children: ["{", "{标", "题}", "}（{{ 年度 }}）"].map((text) => new TextRun(text)) }),
              new Table({ rows }),
              new Paragraph("{{导出人}} {{日期}} 共{{条数}}项"),
            ],
          },
        ],
      }),
    ),
  );

const form = () =>
  wordFile([
    new TableRow({ children: ["序号", "重点任务", "措施", "时限"].map((text) => cell(text)) }),
    new TableRow({
      children: [cell("{{序号}}"), cell("{{重点", "任务}}"), cell("{{工作措施}}"), cell("{{完成时限}}")],
    }),
  ]);

const htmlOf = async (bytes: Uint8Array) => (await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })).value;

describe("names", () => {
  test("a column goes by its title, without brackets, and with its upper heading", () => {
    const { columns } = RECORDS;
    expect(offeredNames(columns)).toEqual([
      "序号",
      "重点任务",
      "工作措施（具体任务）",
      "联络员姓名",
      "负责人姓名",
      "完成时限",
    ]);
    const names = columnNames(columns);
    expect(["工作措施(具体任务)", "工作措施", "姓名", "负责人姓名", "没有"].map((name) => names.get(name))).toEqual([
      2,
      2,
      3,
      4,
      undefined,
    ]);
    expect(namesIn("{{ 标题 }}、{{甲}}{{#乙}} {丙} {{{丁}}}")).toEqual(["标题", "甲", "#乙", "丁"]);
  });
});

describe("Word", () => {
  test("a row repeats per record, everything else is filled once; what comes in is text", async () => {
    const html = await htmlOf(await fillTemplate(RECORDS, { format: "docx", bytes: await form() }));
    expect(html).toContain(`<p>${RECORDS.title}（2026）</p>`);
    expect(html).toContain("<p>王某 2026年11月23日 共3项</p>");
    expect(html).toContain("<td><p>=1+1 &lt;b&gt;&amp;{{标题}}</p></td><td><p>2026/12/31</p></td>");
    expect(html).toContain("第一行<br />第二行");
    expect(html).toContain('<td rowspan="2"><p>党的领导</p></td>');
    expect(html.match(/<tr>/g)).toHaveLength(4);
    expect(html).not.toContain("小计");
  });

  test("the head of the pages is filled, too; no mark is left", async () => {
    const zip = new PizZip(await fillTemplate(RECORDS, { format: "docx", bytes: await form() }));
    expect(zip.file(/^word\/header\d+\.xml$/)[0]?.asText()).toContain("高台县司法局");
    expect(zip.file("word/document.xml")?.asText()).not.toMatch(/[\uE000-\uE002]|records/);
  });

  test("without records the row is blank; a row of one cell repeats; a preview is short", async () => {
    const empty = await htmlOf(await fillTemplate(NONE, { format: "docx", bytes: await form() }));
    expect(empty.match(/<tr>/g)).toHaveLength(2);
    expect(empty).not.toContain("{{");
    const single = await wordFile([new TableRow({ children: [cell("{{序号}}. {{工作措施}}（{{县}}）")] })]);
    const html = await htmlOf(await fillTemplate(RECORDS, { format: "docx", bytes: single, limit: 2 }));
    expect(html.match(/<tr>/g)).toHaveLength(2);
    expect(html).toContain("2. 第一行<br />第二行（高台县）");
    expect(html).toContain("共3项");
  });

  test("a name that the document does not have stays to be seen", async () => {
    const odd = await wordFile([
      new TableRow({ children: [cell("{{序号}}"), cell("{{没有}}"), cell("{{constructor}}")] }),
    ]);
    const html = await htmlOf(await fillTemplate(NONE, { format: "docx", bytes: odd }));
    expect(html).toContain("{{没有}}");
    expect(html).toContain("{{constructor}}");
  });
});

async function book(fill: (sheet: ReturnType<Workbook["addWorksheet"]>) => void) {
  const workbook = new Workbook();
  fill(workbook.addWorksheet("本局格式"));
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const bookForm = () =>
  book((sheet) => {
    sheet.mergeCells("A1:E1");
    sheet.getCell("A1").value = "{{标题}}";
    sheet.getRow(2).values = ["序号", "任务", "措施", "", "时限"];
    sheet.getRow(3).values = ["{{序号}}", "{{重点任务}}", "", "", "{{完成时限}}"];
    sheet.getCell("C3").value = { richText: [{ text: "{{工作" }, { text: "措施}}" }] };
    sheet.mergeCells("C3:D3");
    sheet.getCell("A3").border = { top: { style: "thin" } };
    sheet.getCell("A4").value = "签名：{{导出人}}";
    sheet.mergeCells("A4:E4");
    sheet.getRow(4).height = 44;
    sheet.pageSetup.printArea = "A1:E4";
  });

describe("Excel", () => {
  test("a row repeats with its merges and height, what stands below moves along, values keep their kind", async () => {
    const { sheets } = await readXlsx(await fillTemplate(RECORDS, { format: "xlsx", bytes: await bookForm() }), {
      readStyles: true,
    });
    const [sheet] = sheets;
    expect(sheet?.rows[0]?.[0]).toBe(RECORDS.title);
    expect(sheet?.rows.slice(2, 5).map((row) => [row[0], row[2]])).toEqual([
      [1, "=1+1 <b>&{{标题}}"],
      [2, "第一行\n第二行"],
      [3, "第三项"],
    ]);
    expect(sheet?.rows[2]?.[4]).toEqual(day);
    expect(sheet?.rows[5]?.[0]).toBe("签名：王某");
    const merges = (sheet?.merges ?? []).map((one) => Object.values(one).join());
    expect(merges).toHaveLength(6);
    const bytes = await fillTemplate(RECORDS, { format: "xlsx", bytes: await bookForm() });
    const xml = new PizZip(bytes).file("xl/worksheets/sheet1.xml")?.asText() ?? "";
    expect([...xml.matchAll(/mergeCell ref="([^"]+)"/g)].map(([, ref]) => ref).sort()).toEqual(
      ["A1:E1", "A6:E6", "B3:B4", "C3:D3", "C4:D4", "C5:D5"].sort(),
    );
    expect(xml).not.toContain("<f>");
    expect(new PizZip(bytes).file("xl/workbook.xml")?.asText()).toContain("$E$6");
  });

  test("without records the row is blank", async () => {
    const { sheets, properties } = await readXlsx(
      await fillTemplate(NONE, { format: "xlsx", bytes: await bookForm() }),
    );
    expect(properties).toMatchObject({ title: NONE.title, subject: "2026年", company: "高台县司法局" });
    expect(sheets[0]?.rows[2]?.every((value) => value === null || value === "")).toBe(true);
    expect(sheets[0]?.rows[3]?.[0]).toBe("签名：王某");
  });

  test("fills whose type the template leaves out stay what they were", async () => {
    const book = new Workbook();
    const sheet = book.addWorksheet("表");
    sheet.getCell("A1").value = "{{序号}}";
    sheet.getCell("A1").fill = { type: "pattern", pattern: "lightGray" };
    sheet.addConditionalFormatting({
      ref: "A1",
      rules: [
        {
          ...{ type: "expression", priority: 1, formulae: ["$A1=1"] },
          style: { fill: { type: "pattern", pattern: "solid", bgColor: { argb: "FFC6EFCE" } } },
        },
      ],
    });
    // As Excel writes a rule's colours, and other programs a cell without any.
    const zip = new PizZip(new Uint8Array(await book.xlsx.writeBuffer()));
    const styles = zip.file("xl/styles.xml")?.asText() ?? "";
    zip.file("xl/styles.xml", styles.replaceAll(/ patternType="(solid|lightGray)"/g, ""));
    const bytes = zip.generate({ type: "uint8array" });
    const filled = new PizZip(await fillTemplate(RECORDS, { format: "xlsx", bytes })).file("xl/styles.xml")?.asText();
    expect(filled).not.toContain("undefined");
    expect(filled).toContain('<dxf><fill><patternFill patternType="solid"><bgColor rgb="FFC6EFCE"/>');
    expect(filled?.match(/patternType="\w+"/g)?.slice(0, -1)).not.toContain('patternType="solid"');
  });

  test("colours by rule and lists hold for every record; those below move along", async () => {
    const book = new Workbook();
    const sheet = book.addWorksheet("表");
    sheet.getCell("A2").value = "{{序号}}";
    for (const address of ["A1", "A2", "A4"]) {
      sheet.getCell(address).dataValidation = { type: "list", allowBlank: true, formulae: [`"${address}"`] };
    }
    sheet.addConditionalFormatting({
      ref: "A2:B2",
      rules: [{ type: "expression", priority: 1, formulae: ["$A2=1"], style: { font: { bold: true } } }],
    });
    const bytes = new Uint8Array(await book.xlsx.writeBuffer());
    const filled = new PizZip(await fillTemplate(RECORDS, { format: "xlsx", bytes }));
    const xml = filled.file("xl/worksheets/sheet1.xml")?.asText() ?? "";
    expect(xml).toContain('<conditionalFormatting sqref="A2:B4">');
    const lists = [...xml.matchAll(/sqref="([^"]+)"><formula1>&quot;(\w+)&quot;/g)].map(([, at, of]) => `${of} ${at}`);
    expect(lists.sort()).toEqual(["A1 A1", "A2 A2:A4", "A4 A6:A6"]);
  });

  test("hundreds of records, whose equal neighbours are merged", async () => {
    const many = specOf(
      Array.from({ length: 300 }, (_, index) => record(index + 1, `任务${Math.floor(index / 3)}`, "措施")),
    );
    const book = await fillTemplate(many, { format: "xlsx", bytes: await bookForm() });
    const [sheet] = (await readXlsx(book)).sheets;
    expect(sheet?.rows[301]?.[0]).toBe(300);
    expect(sheet?.merges).toHaveLength(2 + 300 + 100);
    const html = await htmlOf(await fillTemplate(many, { format: "docx", bytes: await form() }));
    expect(html.match(/<td rowspan="3">/g)).toHaveLength(100);
  });
});
