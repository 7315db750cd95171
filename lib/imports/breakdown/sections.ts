import type { MappedRow, MappedSheet } from "@/lib/imports/preview";

const NUMBERED =
  /^(?:第?[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十]{1,3}[项条类章部]|[(（][一二三四五六七八九十]{1,3}[)）])/;

/**
 * A breakdown that has one column for all its words names the key tasks in lines of their own: 一、规范行政执法, merged over the whole
 * width or not. The rows with key task and measure apart, as other sheets have them, whatever the one column is called.
 */
export function withSections({ rows, columns }: MappedSheet): readonly MappedRow[] {
  const isTasks = columns.includes("keyTask");
  if (isTasks && (columns.includes("content") || columns.includes("title"))) return rows;
  const names = rows.map(sectionOf);
  // Where every line is numbered so, the numbers are the measures' own.
  if (rows.every(({ isFoot }, index) => isFoot || names[index] !== null)) return rows;
  let keyTask = "";
  return rows.map((row, index): MappedRow => {
    const name = names[index] ?? null;
    if (name === null) {
      if (row.isFoot || keyTask === "") return row;
      return { ...row, cells: { ...row.cells, keyTask, ...(isTasks && { content: row.cells.keyTask ?? "" }) } };
    }
    keyTask = name;
    const blank = Object.fromEntries(Object.keys(row.cells).map((key) => [key, ""]));
    return { ...row, isFoot: false, cells: { ...blank, keyTask } };
  });
}

/** What a line names that says nothing else; a sentence is a note. */
function sectionOf({ cells, origin }: MappedRow): string | null {
  const [text = "", ...others] = new Set(Object.values(cells).filter((cell) => cell !== ""));
  return origin === null && others.length === 0 && NUMBERED.test(text) && !/。$/.test(text) ? text : null;
}
