import { zipOf } from "./contents";

// Workbooks written by hand, part by part, so that they can be as odd as those of strangers.

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

interface RawSheet {
  name: string;
  /** Everything inside <worksheet>. */
  xml: string;
  state?: "hidden" | "veryHidden";
}

export interface RawBook {
  sheets: RawSheet[];
  /** What stands inside <sst>. */
  strings?: string;
  /** What stands inside <styleSheet>. */
  styles?: string;
  /** What stands in the workbook before and after its sheets. */
  before?: string;
  after?: string;
  /** Further entries of the zip. */
  more?: Record<string, string | Buffer>;
}

/** The parts of a workbook by their names. */
export function partsOf(book: RawBook): Record<string, string | Buffer> {
  const sheets = book.sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}" ${state ? `state="${state}" ` : ""}r:id="rId${index + 1}"/>`,
  );
  const relations = book.sheets.map((_, index) => relation(`rId${index + 1}`, "worksheet", `worksheets/s${index}.xml`));
  return {
    "[Content_Types].xml": `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
    "_rels/.rels": relationsXml([relation("rId1", "officeDocument", "xl/workbook.xml")]),
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${book.before ?? ""}<sheets>${sheets.join("")}</sheets>${book.after ?? ""}</workbook>`,
    "xl/_rels/workbook.xml.rels": relationsXml([
      ...relations,
      relation("rIdS", "sharedStrings", "sharedStrings.xml"),
      relation("rIdY", "styles", "/xl/styles.xml"),
    ]),
    "xl/sharedStrings.xml": `<sst xmlns="${MAIN}">${book.strings ?? ""}</sst>`,
    "xl/styles.xml": `<styleSheet xmlns="${MAIN}">${book.styles ?? ""}</styleSheet>`,
    ...Object.fromEntries(
      book.sheets.map(({ xml }, index) => [
        `xl/worksheets/s${index}.xml`,
        `<?xml version="1.0"?><worksheet xmlns="${MAIN}">${xml}</worksheet>`,
      ]),
    ),
    ...book.more,
  };
}

export const bookOf = (book: RawBook): Promise<Buffer> => zipOf(partsOf(book));

/** A workbook of one sheet with the given texts. */
export const tableOf = (rows: readonly (readonly string[])[], after = ""): Promise<Buffer> =>
  bookOf({ sheets: [{ name: "Sheet1", xml: `${cellsOf(rows)}${after}` }] });

/** <sheetData> with the given texts, each written into its cell. */
export function cellsOf(rows: readonly (readonly string[])[]): string {
  const xml = rows.map((cells, row) => {
    const written = cells.map((text, column) =>
      text === "" ? "" : `<c r="${letters(column)}${row + 1}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`,
    );
    return `<row r="${row + 1}">${written.join("")}</row>`;
  });
  return `<sheetData>${xml.join("")}</sheetData>`;
}

export const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

const letters = (column: number): string =>
  (column >= 26 ? letters(Math.floor(column / 26) - 1) : "") + String.fromCharCode(65 + (column % 26));

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;

const relationsXml = (relations: string[]) =>
  `<Relationships xmlns="${PACKAGE}/relationships">${relations.join("")}</Relationships>`;
