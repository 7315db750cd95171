import { AlignmentType, type FileChild, HeadingLevel, Paragraph, type TextRun } from "docx";
import type { Block, Run } from "@/lib/documents/text";
import { afterTable } from "./after-table";
import { formXml } from "./form";
import { PORTRAIT } from "./page";
import type { XmlParts } from "./parts";
import { signatureTable } from "./signatures";
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

/** Three lines. */
const SHORT = 84;

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
      return [parts.place(formXml(block)), afterTable(6)];
    case "table":
      return [parts.place(tableXml(block.table, PORTRAIT.width)), afterTable(6)];
    case "signatures":
      return [afterTable(6), signatureTable(block.columns), afterTable(6)];
    case "pageBreak":
      return [afterTable(1, true)];
  }
}

function paragraph({ runs, align, isFlush }: Extract<Block, { kind: "paragraph" }>, keepNext: boolean): Paragraph {
  const isPlain = isFlush || align === "center" || align === "right";
  const length = runs.reduce((sum, run) => sum + textOf(run).length, 0);
  return new Paragraph({
    style: isPlain ? STYLE.flush : STYLE.body,
    alignment: align && ALIGNMENTS[align],
    // Some programs move the whole paragraph; of a long one a line is enough, and that they keep by themselves.
    keepNext: (keepNext && length <= SHORT) || undefined,
    children: runs.flatMap(runOf),
  });
}

function runOf(run: Run): TextRun[] {
  if (typeof run === "string") return textRuns(run);
  return textRuns(textOf(run), "bold" in run ? { bold: true } : { highlight: "yellow" });
}

function textOf(run: Run): string {
  if (typeof run === "string") return run;
  return "bold" in run ? run.bold : `【待填:${run.missing}】`;
}
