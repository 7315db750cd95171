import Papa from "papaparse";
import { beginsAsCode } from "@/lib/attachments/upload/rules";
import type { Grid } from "@/lib/imports/preview";
import { FaultError } from "./fault";
import { GridBuilder } from "./grid-builder";
import { cleanText } from "./values";

const SEPARATORS = [",", "\t", ";", "|"];
/** Rows by which the separator is found. */
const SAMPLE = 60;

/** Control characters that no text has; a tab, line breaks and a form feed it may have. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f]/;

/** A sheet as text: UTF-8, what Excel calls Unicode (UTF-16), else GB18030. NOT_A_WORKBOOK when it is none of them, or markup. */
export function readCsv(bytes: Uint8Array, name: string): Grid {
  // DOS's end mark ends it.
  const text = textOf(bytes)?.split("\u001a", 1)[0] ?? null;
  if (text === null || CONTROLS.test(text) || beginsAsCode(text)) throw new FaultError("NOT_A_WORKBOOK");
  const grid = new GridBuilder();
  let row = 0;
  Papa.parse<string[]>(text, {
    delimiter: separatorOf(text),
    step({ data }) {
      data.forEach((cell, column) => {
        grid.set(row, column, cleanText(unguarded(cell)));
      });
      row += 1;
    },
  });
  return grid.finish(name.replace(/\.[^.]*$/, ""), false);
}

function textOf(bytes: Uint8Array): string | null {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const encodings = isWide ? [bytes[0] === 0xff ? "utf-16le" : "utf-16be"] : ["utf-8", "gb18030"];
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next one, then.
    }
  }
  return null;
}

/** The one that divides most rows into the same number of cells; titles above the table have none of any. */
function separatorOf(text: string): string {
  const start = text.slice(0, 200_000);
  let best = ",";
  let most = 0;
  for (const delimiter of SEPARATORS) {
    const rows = Papa.parse<string[]>(start, { delimiter, preview: SAMPLE }).data.filter(({ length }) => length > 1);
    const counts = new Map<number, number>();
    for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
    const score = Math.max(0, ...[...counts].map(([length, count]) => count * 100 + Math.min(length, 99)));
    if (score > most) [best, most] = [delimiter, score];
  }
  return best;
}

/** What is written so that a spreadsheet takes it for text: ="001", and the apostrophe before what looks like a formula. */
function unguarded(cell: string): string {
  const quoted = /^="([^"]*)"$/.exec(cell);
  return quoted?.[1] ?? cell.replace(/^'(?=[=+\-@\t\r])/, "");
}
