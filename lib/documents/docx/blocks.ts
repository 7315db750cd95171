import { AlignmentType, type FileChild, HeadingLevel, Paragraph, type TextRun } from "docx";
import type { Block, Run } from "@/lib/documents/text";
import { formTable, signatureTable } from "./form";
import { PORTRAIT } from "./page";
import { STYLE } from "./styles";
import { sheetTable } from "./table";
import { textRuns } from "./text-runs";

const HEADINGS = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
  4: HeadingLevel.HEADING_4,
};
const ALIGNMENTS = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT };

/** One block of an official text as paragraphs and tables. */
export function blockChildren(block: Block): FileChild[] {
  switch (block.kind) {
    case "heading":
      return [new Paragraph({ heading: HEADINGS[block.level], children: textRuns(block.text) })];
    case "paragraph":
      return [paragraph(block)];
    case "form":
      return [formTable(block), gap()];
    case "table":
      return [sheetTable(block.table, PORTRAIT.width), gap()];
    case "signatures":
      return [gap(), signatureTable(block.columns), gap()];
    case "pageBreak":
      return [new Paragraph({ style: STYLE.flush, pageBreakBefore: true, children: [] })];
  }
}

/** Two tables that follow each other would become one. */
const gap = () => new Paragraph({ style: STYLE.flush, spacing: { line: 120, lineRule: "exact" }, children: [] });

function paragraph({ runs, align, isFlush }: Extract<Block, { kind: "paragraph" }>): Paragraph {
  const isPlain = isFlush || align === "center" || align === "right";
  return new Paragraph({
    style: isPlain ? STYLE.flush : STYLE.body,
    alignment: align && ALIGNMENTS[align],
    children: runs.flatMap(runOf),
  });
}

function runOf(run: Run): TextRun[] {
  if (typeof run === "string") return textRuns(run);
  if ("bold" in run) return textRuns(run.bold, { bold: true });
  return textRuns(`【待填:${run.missing}】`, { highlight: "yellow" });
}
