import { paramsOf } from "@/lib/api/rules";
import { attachmentDisposition } from "@/lib/content-disposition";
import { exportDocument } from "@/lib/documents/mutations";
import { documentOf, MEDIA_TYPES } from "@/lib/documents/schema";
import { notFound } from "@/lib/errors";
import { route } from "@/lib/route";

/** GET /api/exports/{document}.{xlsx|docx|pdf|csv} with the parameters of the page whose rows it prints. */
export const GET = route<{ document: string }>(async (viewer, request, { document }) => {
  const named = documentOf(document);
  if (!named) throw notFound();
  const params = paramsOf(request.nextUrl.searchParams);
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
