import { getPreviewJson } from "@/lib/api/imports/queries";
import { replaceImportFile } from "@/lib/imports/upload/mutations";
import { uploadRoute } from "@/lib/route";

export const POST = uploadRoute<{ id: string }>(async (viewer, request, { id }) => {
  const waits = !/\brespond-async\b/i.test(request.headers.get("prefer") ?? "");
  await replaceImportFile(viewer, id, request, request.signal, { waits });
  if (!waits) return Response.json({ id }, { status: 202 });
  return Response.json(await getPreviewJson(viewer, id));
});
