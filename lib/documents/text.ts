import type { PrintedSheet } from "./sheet";

// An official text (公文) as its writers get it: GB/T 9704-2012 decides how it looks, in Word and as a preview in PDF.

/** Part of a paragraph. What is missing prints as 【待填:…】 in yellow, never as 0. */
export type Run = string | { missing: string } | { bold: string };

export type Block =
  /** 一、 (黑体), (一) (楷体), 1. and (1) (仿宋): the number is part of the text. */
  | { kind: "heading"; level: 1 | 2 | 3 | 4; text: string }
  | { kind: "paragraph"; runs: readonly Run[]; align?: "left" | "center" | "right"; isFlush?: boolean }
  /** A form: rows of cells with borders; `span` counts columns, `height` millimetres at least. */
  | { kind: "form"; widths: readonly number[]; rows: readonly FormRow[] }
  /** A table in the page's own direction: headings repeat, rows do not split. */
  | { kind: "table"; table: Pick<PrintedSheet, "columns" | "rows"> }
  /** Signatures side by side, with room for a seal; no seal is drawn. */
  | { kind: "signatures"; columns: readonly (readonly string[])[] }
  | { kind: "pageBreak" };

export interface FormRow {
  height?: number;
  cells: readonly { text: string; span?: number; isLabel?: boolean; align?: "left" | "center" }[];
}

export interface TextSpec {
  title: string;
  /** 红头 (文件格式), 信函格式, or none. */
  head?: { kind: "red" | "letter"; issuer: string; number?: string };
  /** 主送机关, flush left with a colon. */
  addressee?: string;
  blocks: readonly Block[];
  /** 落款 and 成文日期, right. */
  closing?: { issuer: string; date: string };
  /** Tables that follow in landscape sections of their own, each headed 附件. */
  annexes?: readonly PrintedSheet[];
  /** Several texts in one file, each on a page of its own, after this one. */
  more?: readonly Omit<TextSpec, "more" | "properties">[];
  properties: { unit: string; year: number; operator: string; exportedAt: Date };
}
