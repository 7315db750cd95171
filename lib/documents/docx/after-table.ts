import { LineRuleType, Paragraph } from "docx";
import { STYLE } from "./styles";

/** A line of a point, or what begins a page: two tables without one between them become one table. `height` in points. */
export const afterTable = (height = 1, pageBreakBefore = false): Paragraph =>
  new Paragraph({
    style: STYLE.cell,
    spacing: { line: height * 20, lineRule: LineRuleType.EXACT },
    pageBreakBefore: pageBreakBefore || undefined,
    children: [],
  });
