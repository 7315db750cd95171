import { AlignmentType, type FileChild, HeadingLevel, Paragraph, type TextRun } from "docx";
import type { Block, Run } from "@/lib/documents/text";
import { afterTable } from "./after-table";
import { formTable, signatureTable } from "./form";
import { PORTRAIT } from "./page";
import type { XmlParts } from "./parts";
import { STYLE } from "./styles";
import { tableXml } from "./table";
import { textRuns } from "./text-runs";

const HEADINGS = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
  4: HeadingLevel.HEADING_4,
};
const ALIGNMENTS = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT };

/**
 * One block of an official text as paragraphs and tables.
 * @param keepNext stays with what follows it: no page carries a date and a name alone
 */
export function blockChildren(block: Block, parts: XmlParts, keepNext = false): FileChild[] {
  switch (block.kind) {
    case "heading":
      return [new Paragraph({ heading: HEADINGS[block.level], children: textRuns(block.text) })];
    case "paragraph":
      return [paragraph(block, keepNext)];
    case "form":
      return [formTable(block), afterTable(6)];
    case "table":
      return [parts.place(tableXml(block.table, PORTRAIT.width)), afterTable(6)];
    case "signatures":
      return [afterTable(6), signatureTable(block.columns), afterTable(6)];
    case "pageBreak":
      return [new Paragraph({ style: STYLE.flush, pageBreakBefore: true, children: [] })];
  }
}

function paragraph({ runs, align, isFlush }: Extract<Block, { kind: "paragraph" }>, keepNext: boolean): Paragraph {
  const isPlain = isFlush || align === "center" || align === "right";
  return new Paragraph({
    style: isPlain ? STYLE.flush : STYLE.body,
    alignment: align && ALIGNMENTS[align],
    keepNext: keepNext || undefined,
    children: runs.flatMap(runOf),
  });
}

function runOf(run: Run): TextRun[] {
  if (typeof run === "string") return textRuns(run);
  if ("bold" in run) return textRuns(run.bold, { bold: true });
  return textRuns(`【待填:${run.missing}】`, { highlight: "yellow" });
}
