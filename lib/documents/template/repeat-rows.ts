import { type Filling, isRepeating } from "./rules";

// Rows of a Word table as text of their XML. Docxtemplater repeats what stands between two marks; here they are put around the rows
// that hold a column's place-holder, so that whoever makes the template has to know of none.

/** Name of the list of records; nobody can write it: a name that a document does not have is refused. */
export const RECORDS = "records";

/** The part of the document with marks around its repeating rows; of nested tables the inner row repeats. */
export function markRepeating(xml: string, filling: Pick<Filling, "columns">): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { from, to } of innermostRows(xml)) {
    const row = xml.slice(from, to);
    if (!isRepeating(filling, textOf(row))) continue;
    pieces.push(xml.slice(done, from), marked(row));
    done = to;
  }
  return pieces.join("") + xml.slice(done);
}

function innermostRows(xml: string): { from: number; to: number }[] {
  const rows: { from: number; to: number }[] = [];
  let from = -1;
  for (const { 0: tag, index } of xml.matchAll(/<w:tr(?=[\s>])[^>]*>|<\/w:tr>/g)) {
    if (tag.endsWith("/>")) continue;
    if (!tag.startsWith("</")) from = index;
    else if (from >= 0) {
      rows.push({ from, to: index + tag.length });
      from = -1;
    }
  }
  return rows;
}

const ENTITIES: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&" };

/** What is written in it, all runs together. */
export const textOf = (xml: string): string =>
  [...xml.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g)]
    .map(([, text = ""]) => text.replace(/&(?:lt|gt|quot|apos|amp);/g, (entity) => ENTITIES[entity] ?? entity))
    .join("");

const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;

function marked(row: string): string {
  // A paragraph without content has no room for a mark.
  const open = row.replace(/<w:p((?:\s[^>]*)?)\/>/g, "<w:p$1></w:p>");
  const first = /<w:p(?:\s[^>]*)?>(?:<w:pPr\s*\/>|<w:pPr>[\s\S]*?<\/w:pPr>)?/.exec(open);
  const last = open.lastIndexOf("</w:p>");
  if (!first || last < 0) return row;
  const start = first.index + first[0].length;
  return [
    open.slice(0, start),
    run(`{{-w:tr ${RECORDS}}}`),
    open.slice(start, last),
    run(`{{/${RECORDS}}}`),
    open.slice(last),
  ].join("");
}
