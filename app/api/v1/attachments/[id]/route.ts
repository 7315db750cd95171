import { Readable } from "node:stream";
import { CONTENT_HEADERS } from "@/lib/attachments/content/headers";
import { openAttachment } from "@/lib/attachments/content/mutations";
import { attachmentDisposition } from "@/lib/content-disposition";
import { route } from "@/lib/route";

/** GET /api/v1/attachments/{id}: the file itself, always as a download. */
export const GET = route<{ id: string }>(async (viewer, _request, { id }) => {
  const { name, type, size, stream } = await openAttachment(viewer, id);
  return new Response(Readable.toWeb(stream) as ReadableStream, {
    headers: {
      ...CONTENT_HEADERS,
      "content-type": type,
      "content-length": String(size),
      "content-disposition": attachmentDisposition(name),
    },
  });
});
