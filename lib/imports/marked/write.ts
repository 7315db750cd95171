import { createReadStream, createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { ROUND_TRIP_TAB, type RoundTrip } from "@/lib/documents/round-trip";
import { roundTripCells } from "@/lib/documents/xlsx-round-trip";
import { openBook } from "@/lib/imports/file/open";
import { withoutMarks } from "@/lib/imports/heading/marks";
import { commentsXml, drawingXml } from "./comments-xml";
import type { MarkJob, RowMarks } from "./job";
import { cellXml, contentTypes, MAIN, relations, STYLE, STYLES, workbookXml, XML } from "./parts";
import { sheetParts } from "./sheet-xml";

const OPTIONS = { mtime: new Date(1980, 0, 1), compress: true };

/** Writes the marked sheet, row by row, to the job's target. What lets a sheet of our own come back goes with it. */
export async function writeMarked(job: MarkJob): Promise<void> {
  const book = await openBook(job.source, job.name);
  const read = "fault" in book ? undefined : book.sheets.find(({ name }) => name === job.sheet);
  if ("fault" in book || !read) throw new Error("the file does not read as it did");
  const { filter, xml, comments } = sheetParts(withoutMarks(read), job, marksOf(job.marks));
  const own = book.roundTrip;
  const names = [tabName(read.name), ...(own ? [ROUND_TRIP_TAB] : [])];
  const zip = new ZipFile();
  const add = (path: string, text: string) => zip.addBuffer(Buffer.from(text), path, OPTIONS);
  // Made when its turn has come: the comments are known when the sheet is written.
  const stream = (path: string, make: () => Iterable<string> | AsyncIterable<string>) =>
    zip.addReadStreamLazy(path, OPTIONS, (done) => done(null, Readable.from(bytesOf(make()))));

  add("[Content_Types].xml", contentTypes(names.length));
  add("_rels/.rels", relations([{ id: "rId1", type: "officeDocument", target: "xl/workbook.xml" }]));
  add("xl/workbook.xml", workbookXml(names, filter));
  const sheets = names.map((_, index) => ({
    ...{ id: `rId${index + 1}`, type: "worksheet", target: `worksheets/sheet${index + 1}.xml` },
  }));
  add("xl/_rels/workbook.xml.rels", relations([...sheets, { id: "rId9", type: "styles", target: "styles.xml" }]));
  add("xl/styles.xml", STYLES);
  stream("xl/worksheets/sheet1.xml", () => xml);
  add(
    "xl/worksheets/_rels/sheet1.xml.rels",
    relations([
      { id: "rId1", type: "comments", target: "../comments1.xml" },
      { id: "rId2", type: "vmlDrawing", target: "../drawings/vmlDrawing1.vml" },
    ]),
  );
  stream("xl/comments1.xml", () => commentsXml(comments));
  stream("xl/drawings/vmlDrawing1.vml", () => drawingXml(comments));
  if (own) stream("xl/worksheets/sheet2.xml", () => originXml(own));
  zip.end();
  zip.on("error", (error) => (zip.outputStream as Readable).destroy(error as Error));
  await pipeline(zip.outputStream, createWriteStream(job.target));
}

async function* marksOf(path: string): AsyncGenerator<RowMarks> {
  for await (const line of createInterface({ input: createReadStream(path) })) if (line !== "") yield JSON.parse(line);
}

/** Pieces of some size: a row at a time would be slow. */
async function* bytesOf(pieces: Iterable<string> | AsyncIterable<string>): AsyncGenerator<Buffer> {
  let gathered = "";
  for await (const piece of pieces) {
    gathered += piece;
    if (gathered.length < 64 * 1024) continue;
    yield Buffer.from(gathered);
    gathered = "";
  }
  if (gathered !== "") yield Buffer.from(gathered);
}

function* originXml(own: RoundTrip): Generator<string> {
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetData>`;
  let no = 0;
  for (const cells of roundTripCells(own)) {
    no += 1;
    yield `<row r="${no}">${cells.map((cell, column) => cellXml(column, no, STYLE.plain, String(cell))).join("")}</row>`;
  }
  yield "</sheetData></worksheet>";
}

/** As a workbook may call a sheet: a text file is called after itself. */
const tabName = (name: string): string =>
  name
    .replace(/[[\]:*?/\\]/g, " ")
    .replace(/^'+|'+$/g, "")
    .slice(0, 31)
    .replace(/\p{Surrogate}/gu, "")
    .trim() || "表";
