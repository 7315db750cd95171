import { addMeasureOnce } from "@/lib/api/findings/mutations";
import { listMeasuresJson } from "@/lib/api/findings/queries";
import { measureBodySchema } from "@/lib/api/findings/schema";
import { assertFindingVisible } from "@/lib/findings/queries";
import { readJson, route } from "@/lib/route";

export const GET = route<{ id: string }>(async (viewer, _, { id }) =>
  Response.json(await listMeasuresJson(viewer, id)),
);

export const POST = route<{ id: string }>(async (viewer, request, { id }) => {
  await assertFindingVisible(viewer, id);
  const body = await readJson(request, measureBodySchema);
  const key = request.headers.get("idempotency-key");
  const measure = await addMeasureOnce(viewer, id, { body, key, path: request.nextUrl.pathname });
  return Response.json(measure, { status: 201 });
});
