import { Readable } from "node:stream";
import { paramsOf } from "@/lib/api/rules";
import type { Viewer } from "@/lib/auth/viewer";
import { attachmentDisposition } from "@/lib/content-disposition";
import { startExport } from "@/lib/documents/jobs/mutations";
import { exportDocument } from "@/lib/documents/mutations";
import { sizeOf } from "@/lib/documents/rules";
import { documentOf, MEDIA_TYPES, unitDocumentOf } from "@/lib/documents/schema";
import { zipUnitSheets } from "@/lib/documents/units/mutations";
import { writeDocument } from "@/lib/documents/writer/writer";
import { AppError, notFound } from "@/lib/errors";
import { formOf, getBlankForm } from "@/lib/imports/forms/queries";
import { route } from "@/lib/route";

/**
 * GET /api/exports/{document}.{xlsx|docx|pdf|csv} with the parameters of the page whose rows it prints; too many to be waited for
 * are made in the background: a browser is sent to where it sees them, a program gets 202 with the job.
 * GET /api/exports/{document}-units.zip?format=… with every unit's own as a file.
 * GET /api/exports/blank-{kind}.xlsx: the form of a kind of sheet that can be imported.
 */
export const GET = route<{ document: string }>(async (viewer, request, { document }) => {
  const params = paramsOf(request.nextUrl.searchParams);
  const form = formOf(document);
  if (form) {
    const { sheet, title } = await getBlankForm(viewer, form);
    const bytes = await writeDocument({ kind: "sheet", sheet }, "xlsx");
    return answer(bytes, MEDIA_TYPES.xlsx, `${title}.xlsx`, document, bytes.byteLength);
  }
  const ofUnits = unitDocumentOf(document);
  if (ofUnits) {
    const { stream, fileName } = await zipUnitSheets(viewer, ofUnits, params);
    return answer(Readable.toWeb(stream) as ReadableStream, "application/zip", fileName, document);
  }
  const named = documentOf(document);
  if (!named) throw notFound();
  try {
    const { bytes, fileName } = await exportDocument(viewer, named.document, named.format, params);
    return answer(bytes, MEDIA_TYPES[named.format], fileName, document, bytes.byteLength);
  } catch (error) {
    const size = sizeOf(error);
    // Asking for headers alone begins nothing.
    if (!size || request.method === "HEAD") throw error;
    return inBackground(viewer, { ...named, params }, size, request.headers.get("accept")?.includes("text/html"));
  }
});

/** People see on their page what has become of it; programs are told. */
async function inBackground(viewer: Viewer, asked: Asked, size: Size, isBrowser = false): Promise<Response> {
  try {
    const id = await startExport(viewer, asked, size);
    if (isBrowser) return seeOther(new URLSearchParams({ export: id }));
    const { document, format } = asked;
    const href = `/api/exports/jobs/${id}`;
    return Response.json({ id, document, format, href }, { status: 202, headers: { location: href } });
  } catch (error) {
    if (!isBrowser || !(error instanceof AppError)) throw error;
    const values = Object.entries({ refused: error.key, ...error.values }).map(([key, value]) => [key, String(value)]);
    return seeOther(new URLSearchParams(values));
  }
}

type Asked = Parameters<typeof startExport>[1];
type Size = Parameters<typeof startExport>[2];

const seeOther = (query: URLSearchParams) =>
  new Response(null, { status: 303, headers: { location: `/documents?${query}#exports` } });

const answer = (body: BodyInit, type: string, fileName: string, plainName: string, length?: number): Response =>
  new Response(body, {
    headers: {
      "content-type": type,
      "content-disposition": attachmentDisposition(fileName, plainName),
      ...(length !== undefined && { "content-length": String(length) }),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
