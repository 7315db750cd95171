import { reportOnce } from "@/lib/api/mutations";
import { assertAssignmentVisible } from "@/lib/api/queries";
import { reportBodySchema } from "@/lib/api/schema";
import { readJson, route } from "@/lib/route";

export const POST = route<{ id: string }>(async (viewer, request, { id }) => {
  await assertAssignmentVisible(viewer, id);
  const body = await readJson(request, reportBodySchema);
  const key = request.headers.get("idempotency-key");
  const report = await reportOnce(viewer, { assignmentId: id, body, key, path: request.nextUrl.pathname });
  return Response.json(report, { status: 201 });
});
