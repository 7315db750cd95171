import { Readable } from "node:stream";
import { CONTENT_HEADERS } from "@/lib/attachments/content/headers";
import { getPreview, type Preview } from "@/lib/attachments/preview/queries";
import { route } from "@/lib/route";

/** GET /api/v1/attachments/{id}/preview: a picture drawn anew, the bytes that pdf.js draws, plain text, or an archive's list. */
export const GET = route<{ id: string }>(async (viewer, request, { id }) => {
  const preview = await getPreview(viewer, id, request.signal);
  const { type, body, size, isCut = false } = answerOf(preview);
  return new Response(body, {
    headers: {
      ...CONTENT_HEADERS,
      "content-type": type,
      "content-disposition": "inline",
      "content-length": String(size),
      ...(isCut && { "x-preview-cut": "1" }),
    },
  });
});

interface Answer {
  type: string;
  body: BodyInit;
  size: number;
  isCut?: boolean;
}

function answerOf(preview: Preview): Answer {
  switch (preview.kind) {
    case "IMAGE":
      return { type: "image/webp", body: new Uint8Array(preview.bytes), size: preview.bytes.byteLength };
    case "PDF":
      return { type: "application/pdf", body: Readable.toWeb(preview.stream) as ReadableStream, size: preview.size };
    case "TEXT":
      return { ...textAnswer("text/plain; charset=utf-8", preview.text), isCut: preview.isCut };
    case "ENTRIES":
      return textAnswer("application/json; charset=utf-8", JSON.stringify(preview.entries));
  }
}

function textAnswer(type: string, text: string): Answer {
  const body = new TextEncoder().encode(text);
  return { type, body, size: body.byteLength };
}
