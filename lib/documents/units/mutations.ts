import type { Readable } from "node:stream";
import { recordEvent } from "@/lib/activity/mutations";
import { assertCan } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { DOCUMENTS, type Format, type UnitDocument } from "../schema";
import { inOwnLayout } from "../template/queries";
import { inTurn } from "../turn";
import type { DocumentSpec } from "../write";
import { writeDocument } from "../writer/writer";
import { listUnitSheets } from "./queries";
import { whileRunning } from "./running";
import { streamUnitSheets } from "./stream";

export interface UnitZip {
  fileName: string;
  stream: Readable;
}

/**
 * A document of every unit as one archive, a file a unit, recorded before its first byte. `asked` are the address's parameters,
 * still unchecked; `format` is the document's usual one where none is named.
 * Throws FORBIDDEN for whoever does not see the whole government, INVALID for a bad parameter or too many rows, RATE_LIMITED while
 * several are being read.
 */
export async function zipUnitSheets(
  viewer: Viewer,
  document: UnitDocument,
  asked: Record<string, string>,
): Promise<UnitZip> {
  assertCan(viewer, "exportSheets");
  return whileRunning(viewer.userId, () => makeZip(viewer, document, asked));
}

async function makeZip(
  viewer: Viewer,
  document: UnitDocument,
  { format: asked, ...params }: Record<string, string>,
): Promise<UnitZip> {
  const format = formatOf(document, asked);
  const { name, title, rows, sheets } = await inTurn(() => listUnitSheets(viewer, document, params));
  const { template } = params;
  const layOut = (spec: DocumentSpec) => inOwnLayout(viewer, spec, { document, format, template });
  // A template that cannot be used is told before the archive is begun.
  if (template && sheets[0]) await layOut(sheets[0].make());
  const payload = { document: `${name}(各单位)`, format, rows, filters: params };
  await transaction((tx) => recordEvent(tx, viewer, { kind: "EXPORTED", payload }));
  const write = async (spec: DocumentSpec) => writeDocument(await layOut(spec), format);
  return { fileName: `${title}.zip`, stream: streamUnitSheets(sheets, format, write) };
}

function formatOf(document: UnitDocument, asked: string | undefined): Format {
  const formats: readonly Format[] = DOCUMENTS[document];
  const format = formats.find((one) => one === (asked ?? formats[0]));
  if (!format) throw new AppError("INVALID", "fieldInvalid", { field: "format" });
  return format;
}
