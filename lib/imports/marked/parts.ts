import { safeCell } from "@/lib/documents/sheet";

// What is the same in every marked sheet, and how texts and places are written. A workbook is written here as text, row by row: one
// of fifty thousand rows does not fit into memory as objects of a library.

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELS = "http://schemas.openxmlformats.org/package/2006/relationships";
export const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Places among CELL_STYLES. */
export const STYLE = { plain: 0, above: 1, head: 2, cell: 3, refused: 4, warned: 5, problem: 6 } as const;

const border = (id: string) => `<${id} style="thin"><color rgb="FFBFBFBF"/></${id}>`;
const fill = (rgb: string) =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/><bgColor indexed="64"/></patternFill></fill>`;
const xf = (font: number, ground: number, edge: number, horizontal: string) =>
  `<xf numFmtId="0" fontId="${font}" fillId="${ground}" borderId="${edge}" xfId="0" applyFont="1" applyFill="1" applyBorder="1"` +
  ` applyAlignment="1"><alignment horizontal="${horizontal}" vertical="center" wrapText="1"/></xf>`;
const CELL_STYLES = [
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  xf(0, 0, 0, "center"),
  xf(1, 2, 1, "center"),
  xf(0, 0, 1, "left"),
  xf(1, 3, 1, "left"),
  xf(0, 4, 1, "left"),
  xf(2, 0, 1, "left"),
];
const font = (more: string) => `<font>${more}<sz val="11"/><name val="宋体"/><charset val="134"/></font>`;

// Orange and yellow: red says overdue, everywhere in this program. What is refused is bold, too.
export const STYLES =
  `${XML}<styleSheet xmlns="${MAIN}">` +
  `<fonts count="3">${font("")}${font("<b/>")}<font><sz val="11"/><color rgb="FF9A3B00"/><name val="宋体"/><charset val="134"/></font></fonts>` +
  `<fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>` +
  `${fill("FFF2F2F2")}${fill("FFFFD8A8")}${fill("FFFFF4C2")}</fills>` +
  `<borders count="2"><border/><border>${["left", "right", "top", "bottom"].map(border).join("")}</border></borders>` +
  `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
  `<cellXfs count="${CELL_STYLES.length}">${CELL_STYLES.join("")}</cellXfs>` +
  `<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

const part = (name: string, type: string) => `<Override PartName="/xl/${name}" ContentType="${TYPE}.${type}+xml"/>`;

export const contentTypes = (sheets: number): string =>
  `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
  `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
  `<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>` +
  part("workbook.xml", "sheet.main") +
  Array.from({ length: sheets }, (_, index) => part(`worksheets/sheet${index + 1}.xml`, "worksheet")).join("") +
  `${part("styles.xml", "styles")}${part("comments1.xml", "comments")}</Types>`;

export const relations = (targets: readonly { id: string; type: string; target: string }[]): string =>
  `${XML}<Relationships xmlns="${RELS}">` +
  targets
    .map(({ id, type, target }) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join("") +
  "</Relationships>";

/** The sheets by name; all but the first are only for programs. `filter` is the area of the first with a filter. */
export const workbookXml = (names: readonly string[], filter: string): string =>
  `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>` +
  names
    .map(
      (name, index) =>
        `<sheet name="${escaped(name)}" sheetId="${index + 1}"${index > 0 ? ' state="veryHidden"' : ""} r:id="rId${index + 1}"/>`,
    )
    .join("") +
  `</sheets><definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">` +
  `${escaped(`'${(names[0] ?? "").replaceAll("'", "''")}'!${filter}`)}</definedName></definedNames></workbook>`;

const MARKUP: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text as XML holds it. Programs take _x0041_ for a letter; such a text is written so that it stays what it is. */
export function escaped(text: string): string {
  const safe = safeCell(text);
  return typeof safe === "string"
    ? safe.replace(/[&<>"]/g, (mark) => MARKUP[mark] ?? "").replace(/_(x[0-9a-fA-F]{4}_)/g, "_x005F_$1")
    : "";
}

/** 0 → A, 26 → AA. */
export function letterOf(column: number): string {
  const rest = String.fromCharCode(65 + (column % 26));
  return column < 26 ? rest : letterOf(Math.floor(column / 26) - 1) + rest;
}

/** A cell with a text, or a number where that reads the same again; never a formula. Without either only its style. */
export function cellXml(column: number, row: number, style: number, text: string): string {
  const place = `<c r="${letterOf(column)}${row}" s="${style}"`;
  if (/^-?\d{1,9}(?:\.\d{1,6})?$/.test(text) && String(Number(text)) === text) return `${place}><v>${text}</v></c>`;
  const inner = escaped(text);
  return inner === "" ? `${place}/>` : `${place} t="inlineStr"><is><t xml:space="preserve">${inner}</t></is></c>`;
}
