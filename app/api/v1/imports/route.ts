import { getPreviewJson } from "@/lib/api/imports/queries";
import { uploadImport } from "@/lib/imports/upload/mutations";
import { uploadRoute } from "@/lib/route";

/** Answered when the preview stands, or at once with `Prefer: respond-async`. */
export const POST = uploadRoute(async (viewer, request) => {
  const waits = !/\brespond-async\b/i.test(request.headers.get("prefer") ?? "");
  const { id } = await uploadImport(viewer, request, request.signal, { waits });
  if (!waits) return Response.json({ id }, { status: 202 });
  return Response.json(await getPreviewJson(viewer, id), { status: 201 });
});
