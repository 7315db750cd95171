"use server";

import { action } from "@/lib/action";
import { reopenAssignment, saveDraft, saveDrafts, submitReport, submitSheet, withdrawReport } from "./mutations";
import {
  draftSchema,
  draftsSchema,
  reopenSchema,
  reportVersionSchema,
  submitReportSchema,
  submitSheetSchema,
} from "./schema";

const revalidate = ["/"];

// Drafts are kept while one types: the page must not be drawn anew for them.
export const saveDraftAction = action(draftSchema, saveDraft);
export const saveDraftsAction = action(draftsSchema, saveDrafts);
export const submitReportAction = action(submitReportSchema, submitReport, { revalidate });
export const submitSheetAction = action(submitSheetSchema, submitSheet, { revalidate });
export const withdrawReportAction = action(reportVersionSchema, withdrawReport, { revalidate });
export const reopenAssignmentAction = action(reopenSchema, reopenAssignment, { revalidate });
