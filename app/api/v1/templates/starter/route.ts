import { paramsOf } from "@/lib/api/rules";
import { attachmentDisposition } from "@/lib/content-disposition";
import { MEDIA_TYPES } from "@/lib/documents/schema";
import { writeDocument } from "@/lib/documents/writer/writer";
import { parseInput } from "@/lib/input";
import { route } from "@/lib/route";
import { starterSchema } from "@/lib/templates/schema";
import { getStarter } from "@/lib/templates/starter/queries";

/** The built-in layout of a document as a template to begin with. */
export const GET = route(async (viewer, request) => {
  const input = parseInput(starterSchema, paramsOf(request.nextUrl.searchParams));
  const sheet = await getStarter(viewer, input);
  return new Response(await writeDocument({ kind: "sheet", sheet }, input.format), {
    headers: {
      "content-type": MEDIA_TYPES[input.format],
      "content-disposition": attachmentDisposition(`模板_${sheet.tab}.${input.format}`, `template.${input.format}`),
      "x-content-type-options": "nosniff",
    },
  });
});
