import { recordEvent } from "@/lib/activity/mutations";
import { assertCan } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { transaction } from "@/lib/db";
import { buildDocument } from "./build";
import { type DocumentName, documentSchema, type Format } from "./schema";
import { inOwnLayout } from "./template/queries";
import { inTurn } from "./turn";
import { writeDocument } from "./writer/writer";

export interface Download {
  bytes: Uint8Array<ArrayBuffer>;
  /** "高台县2026年法治政府建设考核评分表(县市场监管局).xlsx". */
  fileName: string;
  rows: number;
}

/**
 * Prints a document of what the viewer sees and records that it was taken. `params` are the address's, still unchecked.
 * Throws FORBIDDEN, INVALID for a bad parameter or too many rows, NOT_FOUND for another unit's document.
 */
export async function exportDocument(
  viewer: Viewer,
  document: DocumentName,
  format: Format,
  params: Record<string, string>,
): Promise<Download> {
  assertCan(viewer, "exportSheets");
  const { bytes, ...built } = await inTurn(async () => {
    const { spec, ...rest } = await buildDocument(viewer, document, params);
    const { template } = params;
    const laidOut = await inOwnLayout(viewer, spec, { document, format, template });
    return { ...rest, bytes: await writeDocument(laidOut, format) };
  });
  const payload = { document: built.name, format, rows: built.rows, filters: filtersOf(document, params) };
  await transaction((tx) => recordEvent(tx, viewer, { kind: "EXPORTED", payload }));
  return { bytes, fileName: `${built.title}.${format}`, rows: built.rows };
}

/** What was asked for, without what only the screen cares about. */
function filtersOf(document: DocumentName, params: Record<string, string>): Record<string, string> {
  const known = Object.keys(documentSchema[document].shape).filter((key) => key !== "page" && key !== "size");
  return Object.fromEntries(known.flatMap((key) => (params[key] ? [[key, params[key]]] : [])));
}
