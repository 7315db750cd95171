import { assertReportVisible } from "@/lib/api/queries";
import { reviewBodySchema } from "@/lib/api/schema";
import { reviewReport } from "@/lib/duties/review/mutations";
import { readJson, route } from "@/lib/route";

export const POST = route<{ id: string }>(async (viewer, request, { id }) => {
  await assertReportVisible(viewer, id);
  const body = await readJson(request, reviewBodySchema);
  return Response.json(await reviewReport(viewer, { ...body, reportId: id }));
});
