import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import { recordEvent } from "@/lib/activity/mutations";
import type { Viewer } from "@/lib/auth/viewer";
import { transaction } from "@/lib/db";
import { fetchContent } from "@/lib/imports/reading/mutations";
import { createTemp, removeTemp } from "@/lib/storage/temp";
import { markFile } from "./mark-file";
import { eachRowInDoubt, getMarkedFile, type MarkedFile } from "./queries";
import { headingNote, markedName, rowMarks } from "./text";

export interface MarkedSheet {
  stream: Readable;
  size: number;
  fileName: string;
}

/** What the history calls it. */
const DOCUMENT = "导入表（标出问题）";

/**
 * The sheet of a preview with every refused cell coloured and commented, made anew from the file as it was uploaded, and recorded.
 * NOT_FOUND outside the viewer's scope, CONFLICT while it is being read.
 */
export async function openMarkedSheet(viewer: Viewer, id: string, sortNo: number): Promise<MarkedSheet> {
  const file = await getMarkedFile(viewer, id, sortNo);
  const places: string[] = [];
  try {
    const source = await fetchContent(file.sha256);
    places.push(source);
    const marks = await writeMarks(viewer, file);
    places.push(marks);
    const target = await emptyTemp();
    const { found, problems, name, opensAt } = file;
    await markFile({
      ...{ source, name, marks, target, opensAt },
      ...{ sheet: found.sheet, headingFrom: found.headingRows[0], headingRow: found.headingRows[1] },
      note: headingNote(viewer.locale, problems),
    }).catch(async (error) => {
      await removeTemp(target);
      throw error;
    });
    const payload = { document: DOCUMENT, rows: file.rows };
    await transaction((tx) => recordEvent(tx, viewer, { kind: "EXPORTED", payload }));
    return { ...(await handOut(target)), fileName: markedName(viewer.locale, name) };
  } finally {
    for (const place of places) await removeTemp(place);
  }
}

/** What is said of the rows, a line each, in a file for the process that marks. */
async function writeMarks({ locale }: Viewer, { fileId, found }: MarkedFile): Promise<string> {
  const { path, handle } = await createTemp();
  try {
    for await (const rows of eachRowInDoubt(fileId)) {
      await handle.write(rows.map((row) => `${JSON.stringify(rowMarks(locale, row, found))}\n`).join(""));
    }
  } finally {
    await handle.close();
  }
  return path;
}

async function emptyTemp(): Promise<string> {
  const { path, handle } = await createTemp();
  await handle.close();
  return path;
}

/** The file is gone when it has been read, or nobody reads on. */
async function handOut(path: string): Promise<{ stream: Readable; size: number }> {
  const { size } = await stat(path);
  const stream = createReadStream(path);
  stream.once("close", () => void removeTemp(path).catch(() => undefined));
  return { stream, size };
}
