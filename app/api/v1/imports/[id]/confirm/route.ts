import { confirmOnce } from "@/lib/api/imports/mutations";
import { confirmBodySchema } from "@/lib/api/imports/schema";
import { getImportProgress } from "@/lib/imports/reading/queries";
import { readOptionalJson, route } from "@/lib/route";

export const POST = route<{ id: string }>(async (viewer, request, { id }) => {
  await getImportProgress(viewer, id);
  const body = await readOptionalJson(request, confirmBodySchema);
  const key = request.headers.get("idempotency-key");
  return Response.json(await confirmOnce(viewer, id, { body, key, path: request.nextUrl.pathname }));
});
