import { readXlsx } from "hucre/xlsx";
import mammoth from "mammoth";
import PizZip from "pizzip";
import { readPdf } from "./pdf";

// What another program finds in a file, as text that people can compare line by line.

/** Visible sheets with page, widths, merges, lists and cells; of what only a program finds, that it is there. */
async function dumpXlsx(bytes: Uint8Array): Promise<string> {
  const { sheets, properties } = await readXlsx(bytes, { readStyles: true });
  const about = [properties?.title, properties?.creator, properties?.company, properties?.keywords];
  return [`属性 ${about.join(" | ")}`, ...sheets.flatMap(dumpSheet)].join("\n").concat("\n");
}

type Sheet = Awaited<ReturnType<typeof readXlsx>>["sheets"][number];

function dumpSheet(sheet: Sheet): string[] {
  if (sheet.veryHidden) return ["", `## ${sheet.name} (隐藏)`];
  const { pageSetup, freezePane, merges = [], columns = [], dataValidations = [] } = sheet;
  const lists = dataValidations.map(({ type, values, formula1 }) => `${type} ${values?.join("、") ?? formula1}`);
  const fonts = [...(sheet.cells?.values() ?? [])].map(({ style }) => `${style?.font?.name} ${style?.font?.size}`);
  return [
    "",
    `## ${sheet.name}`,
    `页 ${JSON.stringify(pageSetup ?? {})}`,
    `冻结 ${JSON.stringify(freezePane ?? null)} 列宽 ${columns.map(({ width, hidden }) => (hidden ? "隐藏" : width)).join(" ")}`,
    `合并 ${merges.map(({ startRow, startCol, endRow, endCol }) => `${startRow},${startCol}-${endRow},${endCol}`).join(" ")}`,
    `字体 ${[...new Set(fonts)].sort().join("、")}`,
    `颜色规则 ${sheet.conditionalRules?.length ?? 0} 下拉与范围 ${[...new Set(lists)].slice(0, 2).join(" / ")}`,
    ...sheet.rows.map((row, index) => `${index + 1}\t${row.map(cellOf).join(" | ")}`.trimEnd()),
  ];
}

function cellOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return String(value ?? "").replaceAll("\n", "⏎");
}

/** Sections with their pages, fonts, headings that repeat, and the text with the cells of its tables. */
async function dumpDocx(bytes: Uint8Array): Promise<string> {
  const zip = new PizZip(bytes);
  const xml = zip.file("word/document.xml")?.asText() ?? "";
  const all = (pattern: RegExp) => [...xml.matchAll(pattern)].map(([, found = ""]) => found.trim());
  const fonts = [
    ...new Set(
      zip
        .file("word/styles.xml")
        ?.asText()
        .match(/w:eastAsia="[^"]+"/g),
    ),
  ];
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
  const text = value
    .replace(/<br \/>/g, "⏎")
    .replace(/<\/p>(?=<\/t[dh]>)/g, "")
    .replace(/<\/t[dh]>/g, " | ")
    .replace(/<\/(p|tr|h\d|li|table|thead|tbody)>/g, "\n")
    .replace(/<[^>]+>/g, "")
    .replace(/&(amp|lt|gt|quot);/g, (_, name: string) => ({ amp: "&", lt: "<", gt: ">", quot: '"' })[name] ?? "")
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{2,}/g, "\n");
  return [
    `字体 ${fonts.join(" ")}`,
    ...all(/<w:pgSz ([^>]*?)\/>/g).map((size) => `页 ${size}`),
    ...[...new Set(all(/<w:pgMar ([^>]*?)\/>/g))].map((margins) => `边距 ${margins}`),
    `重复表头 ${all(/(<w:tblHeader)/g).length} 不断行 ${all(/(<w:cantSplit)/g).length}`,
    "",
    text,
  ].join("\n");
}

/** The text layer, page by page. */
async function dumpPdf(bytes: Uint8Array): Promise<string> {
  const { pages, info } = await readPdf(bytes);
  return [
    `属性 ${info.Title} | ${info.Author}`,
    ...pages.flatMap(({ lines, width, height }, index) => [
      "",
      `## 第 ${index + 1} 页 ${Math.round(width)}×${Math.round(height)}`,
      ...lines,
    ]),
  ]
    .join("\n")
    .concat("\n");
}

/** The lines, and whether they begin and end as Excel wants them. */
async function dumpCsv(bytes: Uint8Array): Promise<string> {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const marks = [text.startsWith("\ufeff") && "BOM", text.endsWith("\r\n") && "CRLF"].filter(Boolean);
  return `${marks.join(" ")}\n\n${text.replace("\ufeff", "").replaceAll("\r\n", "\n")}`;
}

/** Readers of a golden file, by format. */
export const DUMPS = {
  xlsx: dumpXlsx,
  docx: dumpDocx,
  pdf: dumpPdf,
  csv: dumpCsv,
};
