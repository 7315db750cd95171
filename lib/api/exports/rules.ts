import type { ExportJobView } from "@/lib/documents/jobs/queries";
import type { ExportJobJson } from "./schema";

/** An export in the background as the API writes it. */
export const exportJobJson = (job: ExportJobView): ExportJobJson => ({
  ...job,
  createdAt: job.createdAt.toISOString(),
  expiresAt: job.expiresAt.toISOString(),
  href: job.state === "DONE" ? `/api/exports/jobs/${job.id}/file` : null,
});
