import { closeOnce } from "@/lib/api/findings/mutations";
import { closureBodySchema } from "@/lib/api/findings/schema";
import { assertFindingVisible } from "@/lib/findings/queries";
import { readJson, route } from "@/lib/route";

export const POST = route<{ id: string }>(async (viewer, request, { id }) => {
  await assertFindingVisible(viewer, id);
  const body = await readJson(request, closureBodySchema);
  const key = request.headers.get("idempotency-key");
  return Response.json(await closeOnce(viewer, id, { body, key, path: request.nextUrl.pathname }));
});
