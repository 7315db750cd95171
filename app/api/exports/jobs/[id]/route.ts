import { exportJobJson } from "@/lib/api/exports/rules";
import { getExportJob } from "@/lib/documents/jobs/queries";
import { route } from "@/lib/route";

/** GET /api/exports/jobs/{id}: how far an export in the background is; for its requester alone. */
export const GET = route<{ id: string }>(async (viewer, _request, { id }) =>
  Response.json(exportJobJson(await getExportJob(viewer, id))),
);
