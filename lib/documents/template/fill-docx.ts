import Docxtemplater from "docxtemplater";
import PizZip from "pizzip";
import { cellText, type SheetCell } from "../sheet";
import { inRun, mergeMarked, withoutMarks } from "./merge-cells";
import { markRepeating, RECORDS } from "./repeat-rows";
import { type Filling, meaningOf, nameKey, replaced } from "./rules";

/** Parts with text: the document itself, what stands at the top and the foot of its pages, and its notes. */
const PARTS = /^word\/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$/;

interface Row {
  cells: readonly SheetCell[];
  /** Where the cell of a column is one with its neighbours: whether it is the first of them. */
  isFirst: ReadonlyMap<number, boolean>;
}

/** A Word file filled in: rows with a column's place-holder once per record, everything else once. */
export function fillDocx(template: Uint8Array, filling: Filling): Uint8Array<ArrayBuffer> {
  const zip = new PizZip(template);
  const parts = Object.keys(zip.files).filter((name) => PARTS.test(name));
  for (const part of parts) zip.file(part, markRepeating(zip.file(part)?.asText() ?? "", filling));
  const document = new Docxtemplater(zip, {
    delimiters: { start: "{{", end: "}}" },
    linebreaks: true,
    // Names are looked up, never evaluated.
    parser: (tag) => ({ get: (scope: unknown) => (tag === RECORDS ? rowsOf(filling) : shown(filling, scope, tag)) }),
    nullGetter: () => "",
  });
  document.render({});
  const filled = document.getZip() as PizZip;
  for (const part of parts) filled.file(part, mergeMarked(filled.file(part)?.asText() ?? ""));
  return new Uint8Array(filled.generate({ type: "uint8array", compression: "DEFLATE" }));
}

function rowsOf({ records, runs }: Filling): Row[] {
  const rows = records.map((cells) => ({ cells, isFirst: new Map<number, boolean>() }));
  for (const { column, from, to } of runs) {
    for (let index = from; index <= to; index++) rows[index]?.isFirst.set(column, index === from);
  }
  // Without records the row stays, blank: a form without rows is no form.
  return rows.length > 0 ? rows : [{ cells: [], isFirst: new Map() }];
}

function shown(filling: Filling, scope: unknown, name: string): string {
  const row = isRow(scope) ? scope : null;
  const value = meaningOf(filling, row?.cells ?? null, name);
  if (value === undefined) return replaced(filling, null, `{{${name}}}`);
  const text = withoutMarks(cellText(value));
  const isFirst = row?.isFirst.get(filling.columns.get(nameKey(name)) ?? -1);
  return isFirst === undefined ? text : inRun(text, isFirst);
}

const isRow = (scope: unknown): scope is Row => typeof scope === "object" && scope !== null && "cells" in scope;
