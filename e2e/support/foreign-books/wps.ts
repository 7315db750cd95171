import { bookOf, escaped, partsOf, type RawBook } from "@/lib/testing/books";
import { zipOf } from "@/lib/testing/contents";
import { type CellValue, serialOf, type Table } from "./table";

// Workbooks written part by part, in the manner of WPS and of programs that write less than Excel does.

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

interface Manner {
  /** Texts in a table of their own, or in their cells. */
  strings?: "shared" | "inline";
  is1904?: boolean;
  /** Further parts of the package. */
  more?: Record<string, string | Buffer>;
  /** What stands in the workbook after its sheets. */
  after?: string;
  /** What stands in the first sheet after its cells. */
  tail?: string;
}

/** Styles 1 and 2: a day and a month, under the numbers that Chinese Excel has for them. */
const STYLES = '<cellXfs><xf numFmtId="0"/><xf numFmtId="31"/><xf numFmtId="57"/></cellXfs>';

export const wpsXlsx = (tables: readonly Table[], manner: Manner = {}): Promise<Buffer> =>
  bookOf(rawBook(tables, manner));

/** The same with every name of its XML behind a prefix, as programs write it that know more of XML than of Excel. */
export function prefixedXlsx(tables: readonly Table[]): Promise<Buffer> {
  return rewritten(tables, (xml) =>
    xml.replaceAll(`xmlns="${MAIN}"`, `xmlns:x="${MAIN}"`).replace(/<(\/?)(?=[a-zA-Z])/g, "<$1x:"),
  );
}

/** The same by the strict standard: its own namespaces, and days as ISO writes them. */
export function strictXlsx(tables: readonly Table[]): Promise<Buffer> {
  return rewritten(tables, (xml) =>
    xml
      .replaceAll(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
      .replaceAll(OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships")
      .replace(/<c r="(\w+)" s="1"><v>(\d+)<\/v>/g, (_, at: string, serial: string) => {
        const day = new Date(Date.UTC(1899, 11, 30 + Number(serial))).toISOString().slice(0, 10);
        return `<c r="${at}" s="1" t="d"><v>${day}</v>`;
      }),
  );
}

async function rewritten(tables: readonly Table[], rewrite: (xml: string) => string): Promise<Buffer> {
  const parts = Object.entries(partsOf(rawBook(tables, {})));
  return zipOf(
    Object.fromEntries(
      parts.map(([name, content]) => [name, /^xl\/\w+(\/\w+)?\.xml$/.test(name) ? rewrite(String(content)) : content]),
    ),
  );
}

function rawBook(tables: readonly Table[], manner: Manner): RawBook {
  const { strings = "shared", is1904 = false, more, after, tail = "" } = manner;
  const shared = new Map<string, number>();
  const sheets = tables.map((table, index) => ({
    name: table.name,
    xml: `${columnsXml(table)}${rowsXml(table, { shared: strings === "shared" ? shared : null, is1904 })}${mergesXml(table)}${index === 0 ? tail : ""}`,
    ...(table.isHidden && { state: "hidden" as const }),
  }));
  return {
    sheets,
    strings: [...shared.keys()].map((text) => `<si>${textXml(text)}</si>`).join(""),
    styles: STYLES,
    ...(is1904 && { before: '<workbookPr date1904="1"/>' }),
    ...(more && { more }),
    ...(after && { after }),
  };
}

const textXml = (text: string) => `<t xml:space="preserve">${escaped(text)}</t>`;

const columnsXml = ({ hiddenColumns }: Table): string => {
  const columns = hiddenColumns.map((column) => `<col min="${column + 1}" max="${column + 1}" width="9" hidden="1"/>`);
  return columns.length > 0 ? `<cols>${columns.join("")}</cols>` : "";
};

interface Places {
  shared: Map<string, number> | null;
  is1904: boolean;
}

function rowsXml({ rows, hiddenRows, emptyRows }: Table, places: Places): string {
  const written = rows.map((line, row) => {
    const cells = line.map((value, column) => cellXml(`${letters(column)}${row + 1}`, value, places));
    return `<row r="${row + 1}"${hiddenRows.includes(row) ? ' hidden="1"' : ""}>${cells.join("")}</row>`;
  });
  const empty = Array.from({ length: emptyRows }, (_, index) => {
    const no = rows.length + index + 1;
    return `<row r="${no}"><c r="A${no}" s="1"/><c r="B${no}" s="1"/></row>`;
  });
  return `<sheetData>${[...written, ...empty].join("")}</sheetData>`;
}

function cellXml(at: string, value: CellValue, { shared, is1904 }: Places): string {
  if (value === null) return "";
  if (typeof value === "number") return `<c r="${at}"><v>${value}</v></c>`;
  if (typeof value === "string") {
    if (!shared) return `<c r="${at}" t="inlineStr"><is>${textXml(value)}</is></c>`;
    const place = shared.get(value) ?? shared.size;
    shared.set(value, place);
    return `<c r="${at}" t="s"><v>${place}</v></c>`;
  }
  if ("day" in value) return `<c r="${at}" s="${value.isMonth ? 2 : 1}"><v>${serialOf(value.day, is1904)}</v></c>`;
  const formula = `<f>${escaped(value.formula)}</f>`;
  if (value.value === null) return `<c r="${at}">${formula}</c>`;
  const type = typeof value.value === "string" ? ' t="str"' : "";
  return `<c r="${at}"${type}>${formula}<v>${escaped(String(value.value))}</v></c>`;
}

function mergesXml({ merges }: Table): string {
  const cell = ([row, column]: readonly [number, number]) => `${letters(column)}${row + 1}`;
  const xml = merges.map(({ from, to }) => `<mergeCell ref="${cell(from)}:${cell(to)}"/>`);
  return xml.length > 0 ? `<mergeCells count="${xml.length}">${xml.join("")}</mergeCells>` : "";
}

const letters = (column: number): string => String.fromCharCode(65 + column);
