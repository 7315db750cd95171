import type { Block, FormRow } from "../text";
import { BODY_SIZE, type Flow, PITCH } from "./flow";
import { fontMetrics } from "./font";
import { mm, TEXT_FRAME } from "./frame";
import { breakLines, printable } from "./lines";
import { CELL_PADDING, LINE } from "./page";

/** 小四. */
const SIZE = 12;
const LOWEST = 9;

/** A form: labels in bold, what is filled in or signed beside them. A row that is taller than a page goes on with the next. */
export function drawForm(flow: Flow, { widths, rows }: Extract<Block, { kind: "form" }>) {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const columns = widths.map((width) => (TEXT_FRAME.width * width) / total);
  for (const row of rows) drawRow(flow, row, columns);
}

const tall = (lines: number) => lines * SIZE * LINE + 2 * CELL_PADDING.y;

function drawRow(flow: Flow, { height = LOWEST, cells }: FormRow, columns: readonly number[]) {
  let first = 0;
  const laid = cells.map(({ text, span = 1, isLabel, align }) => {
    const x = columns.slice(0, first).reduce((sum, one) => sum + one, TEXT_FRAME.x);
    const width = columns.slice(first, first + span).reduce((sum, one) => sum + one, 0);
    first += span;
    const lines = breakLines(printable(text), (width - 2 * CELL_PADDING.x) / SIZE, fontMetrics(isLabel));
    return { x, width, lines, look: { size: SIZE, isBold: isLabel, align: align ?? (isLabel ? "center" : "left") } };
  });
  const longest = Math.max(...laid.map(({ lines }) => lines.length));
  const whole = Math.max(mm(height), tall(longest));
  if (whole <= TEXT_FRAME.height) flow.need(whole);
  for (let from = 0; from === 0 || from < longest; ) {
    const fitting = Math.floor((flow.room() - 2 * CELL_PADDING.y) / (SIZE * LINE));
    if (fitting < 1) {
      flow.newPage();
      continue;
    }
    const to = Math.min(longest, from + fitting);
    const box = { y: flow.y, height: Math.min(flow.room(), Math.max(from === 0 ? mm(height) : 0, tall(to - from))) };
    for (const { x, width, lines, look } of laid) {
      flow.page().cell({ ...box, x, width }, lines.slice(from, to), { ...look, hasBorder: true } as const);
    }
    flow.y += box.height;
    from = to;
    if (longest === 0) break;
  }
}

/** Signatures side by side. Lines are far enough apart for a seal; none is drawn. */
export function drawSignatures(flow: Flow, columns: readonly (readonly string[])[]) {
  const step = PITCH * 1.5;
  const width = TEXT_FRAME.width / Math.max(1, columns.length);
  const lines = columns.map((texts) =>
    texts.flatMap((text) => breakLines(printable(text), (width - 2 * CELL_PADDING.x) / BODY_SIZE)),
  );
  const height = step * Math.max(0, ...lines.map(({ length }) => length));
  flow.need(height);
  lines.forEach((texts, column) => {
    texts.forEach((text, index) => {
      flow.page().text(text, TEXT_FRAME.x + column * width, flow.y + index * step, { size: BODY_SIZE });
    });
  });
  flow.y += height;
}
