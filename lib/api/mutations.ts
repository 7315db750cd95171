import type { Viewer } from "@/lib/auth/viewer";
import { saveDraftIn, submitReportIn } from "@/lib/duties/progress/mutations";
import { oncePerKey } from "@/lib/idempotency";
import type { ReportBody, ReportJson } from "./schema";

interface ReportRequest {
  assignmentId: string;
  body: ReportBody;
  /** The Idempotency-Key header. */
  key: string | null;
  path: string;
}

/** Hands a report in, or keeps it as a draft; a repetition under the same key gives the first answer again. */
export function reportOnce(viewer: Viewer, { assignmentId, body, key, path }: ReportRequest): Promise<ReportJson> {
  const { submit, version, ...words } = body;
  return oncePerKey(viewer, { key, path, body }, async (tx) => {
    const report = submit
      ? await submitReportIn(tx, viewer, { ...words, assignmentId, version })
      : { ...(await saveDraftIn(tx, viewer, { ...words, assignmentId })), status: "DRAFT" as const };
    return { id: report.id, assignmentId, status: report.status, version: report.version };
  });
}
