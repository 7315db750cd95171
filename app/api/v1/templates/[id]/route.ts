import { attachmentDisposition } from "@/lib/content-disposition";
import { MEDIA_TYPES } from "@/lib/documents/schema";
import { readContent } from "@/lib/documents/template/queries";
import { route } from "@/lib/route";
import { getTemplate } from "@/lib/templates/queries";

/** A template as it was uploaded. */
export const GET = route<{ id: string }>(async (viewer, _request, { id }) => {
  const { sha256, format, fileName } = await getTemplate(viewer, id);
  return new Response(Buffer.from(await readContent(sha256)), {
    headers: {
      "content-type": MEDIA_TYPES[format],
      "content-disposition": attachmentDisposition(fileName, `template.${format}`),
      "x-content-type-options": "nosniff",
    },
  });
});
