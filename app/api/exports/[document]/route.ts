import { paramsOf } from "@/lib/api/rules";
import { attachmentDisposition } from "@/lib/content-disposition";
import { exportDocument } from "@/lib/documents/mutations";
import { documentOf, MEDIA_TYPES } from "@/lib/documents/schema";
import { writeDocument } from "@/lib/documents/writer/writer";
import { notFound } from "@/lib/errors";
import { formOf, getBlankForm } from "@/lib/imports/forms/queries";
import { route } from "@/lib/route";

/**
 * GET /api/exports/{document}.{xlsx|docx|pdf|csv} with the parameters of the page whose rows it prints, and
 * GET /api/exports/blank-{kind}.xlsx: the form of a kind of sheet that can be imported.
 */
export const GET = route<{ document: string }>(async (viewer, request, { document }) => {
  const form = formOf(document);
  if (form) {
    const { sheet, title } = await getBlankForm(viewer, form);
    return answer(await writeDocument({ kind: "sheet", sheet }, "xlsx"), MEDIA_TYPES.xlsx, `${title}.xlsx`, document);
  }
  const named = documentOf(document);
  if (!named) throw notFound();
  const params = paramsOf(request.nextUrl.searchParams);
  const { bytes, fileName } = await exportDocument(viewer, named.document, named.format, params);
  return answer(bytes, MEDIA_TYPES[named.format], fileName, document);
});

const answer = (bytes: Uint8Array<ArrayBuffer>, type: string, fileName: string, plainName: string): Response =>
  new Response(bytes, {
    headers: {
      "content-type": type,
      "content-disposition": attachmentDisposition(fileName, plainName),
      "content-length": String(bytes.byteLength),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
