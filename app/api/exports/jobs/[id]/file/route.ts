import { Readable } from "node:stream";
import { CONTENT_HEADERS } from "@/lib/attachments/content/headers";
import { attachmentDisposition } from "@/lib/content-disposition";
import { openExport } from "@/lib/documents/jobs/queries";
import { MEDIA_TYPES } from "@/lib/documents/schema";
import { route } from "@/lib/route";

/** GET /api/exports/jobs/{id}/file: the file of an export in the background, for its requester alone, until it expires. */
export const GET = route<{ id: string }>(async (viewer, _request, { id }) => {
  const { fileName, document, format, size, stream } = await openExport(viewer, id);
  return new Response(Readable.toWeb(stream) as ReadableStream, {
    headers: {
      ...CONTENT_HEADERS,
      "content-type": MEDIA_TYPES[format],
      "content-disposition": attachmentDisposition(fileName, `${document}.${format}`),
      "content-length": String(size),
    },
  });
});
