import { Readable } from "node:stream";
import { paramsOf } from "@/lib/api/rules";
import { CONTENT_HEADERS } from "@/lib/attachments/content/headers";
import { evidenceZipSchema } from "@/lib/attachments/schema";
import { zipEvidence } from "@/lib/attachments/zip/mutations";
import { assertCan } from "@/lib/auth/roles";
import { attachmentDisposition } from "@/lib/content-disposition";
import { writeEvidenceList } from "@/lib/documents/evidence-list";
import { parseInput } from "@/lib/input";
import { route } from "@/lib/route";

/** GET /api/exports/evidence.zip?finding=… | duty=… | unit=…&year=…: the evidence with a table of contents, as it is made. */
export const GET = route(async (viewer, request) => {
  assertCan(viewer, "exportSheets");
  const input = parseInput(evidenceZipSchema, paramsOf(request.nextUrl.searchParams));
  const { fileName, stream } = await zipEvidence(viewer, input, writeEvidenceList);
  return new Response(Readable.toWeb(stream) as ReadableStream, {
    headers: {
      ...CONTENT_HEADERS,
      "content-type": "application/zip",
      "content-disposition": attachmentDisposition(fileName, "evidence.zip"),
    },
  });
});
