import { reportMeasureOnce } from "@/lib/api/findings/mutations";
import { assertMeasureVisible } from "@/lib/api/findings/queries";
import { measureReportBodySchema } from "@/lib/api/findings/schema";
import { readJson, route } from "@/lib/route";

export const POST = route<{ id: string }>(async (viewer, request, { id }) => {
  await assertMeasureVisible(viewer, id);
  const body = await readJson(request, measureReportBodySchema);
  const key = request.headers.get("idempotency-key");
  const report = await reportMeasureOnce(viewer, id, { body, key, path: request.nextUrl.pathname });
  return Response.json(report, { status: 201 });
});
