import { Readable } from "node:stream";
import { paramsOf } from "@/lib/api/rules";
import { attachmentDisposition } from "@/lib/content-disposition";
import { exportDocument } from "@/lib/documents/mutations";
import { documentOf, MEDIA_TYPES, unitDocumentOf } from "@/lib/documents/schema";
import { type UnitZip, zipUnitSheets } from "@/lib/documents/units/mutations";
import { notFound } from "@/lib/errors";
import { route } from "@/lib/route";

/**
 * GET /api/exports/{document}.{xlsx|docx|pdf|csv} with the parameters of the page whose rows it prints, and
 * GET /api/exports/{document}-units.zip?format=… with every unit's own as a file.
 */
export const GET = route<{ document: string }>(async (viewer, request, { document }) => {
  const params = paramsOf(request.nextUrl.searchParams);
  const ofUnits = unitDocumentOf(document);
  if (ofUnits) return zipped(await zipUnitSheets(viewer, ofUnits, params), document);
  const named = documentOf(document);
  if (!named) throw notFound();
  const { bytes, fileName } = await exportDocument(viewer, named.document, named.format, params);
  return new Response(bytes, {
    headers: {
      "content-type": MEDIA_TYPES[named.format],
      "content-disposition": attachmentDisposition(fileName, document),
      "content-length": String(bytes.byteLength),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
});

const zipped = ({ fileName, stream }: UnitZip, plainName: string) =>
  new Response(Readable.toWeb(stream) as ReadableStream, {
    headers: {
      "content-type": "application/zip",
      "content-disposition": attachmentDisposition(fileName, plainName),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
