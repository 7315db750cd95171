import { Readable } from "node:stream";
import { paramsOf } from "@/lib/api/rules";
import { attachmentDisposition } from "@/lib/content-disposition";
import { MEDIA_TYPES } from "@/lib/documents/schema";
import { openMarkedSheet } from "@/lib/imports/marked/mutations";
import { markedSchema } from "@/lib/imports/schema";
import { parseInput } from "@/lib/input";
import { route } from "@/lib/route";

/** GET /api/v1/imports/{id}/marked.xlsx?file={sortNo}: the uploaded sheet with what is refused marked in it. */
export const GET = route<{ id: string }>(async (viewer, request, { id }) => {
  const { file } = parseInput(markedSchema, paramsOf(request.nextUrl.searchParams));
  const { stream, size, fileName } = await openMarkedSheet(viewer, id, file);
  return new Response(Readable.toWeb(stream) as ReadableStream, {
    headers: {
      "content-type": MEDIA_TYPES.xlsx,
      "content-disposition": attachmentDisposition(fileName, "marked.xlsx"),
      "content-length": String(size),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
});
