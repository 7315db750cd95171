import { BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from "docx";
import { PORTRAIT } from "./page";
import { STYLE } from "./styles";
import { textRuns } from "./text-runs";

const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" };
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE };
/** Half a line more between the lines of a signature, so that a seal has room; none is drawn. */
const GAP = 290;

/** Signatures side by side. */
export function signatureTable(columns: readonly (readonly string[])[]): Table {
  const width = Math.floor(PORTRAIT.width / Math.max(1, columns.length));
  const line = (text: string) =>
    new Paragraph({ style: STYLE.flush, spacing: { after: GAP }, children: textRuns(text) });
  const cells = columns.map(
    (texts) =>
      new TableCell({
        width: { size: width, type: WidthType.DXA },
        children: texts.length > 0 ? texts.map(line) : [line("")],
      }),
  );
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width * columns.length, type: WidthType.DXA },
    columnWidths: columns.map(() => width),
    borders: NO_BORDERS,
    rows: [new TableRow({ cantSplit: true, children: cells })],
  });
}
