"use server";

import { z } from "zod";
import { action } from "@/lib/action";
import { listPartyOptions } from "@/lib/duties/form/queries";
import { assignmentDeadlineSchema, batchEditSchema, batchPreviewSchema, undoBatchSchema } from "@/lib/duties/schema";
import { batchEditDuties, setAssignmentDeadline, undoBatch } from "./mutations";
import { previewBatch } from "./queries";

const revalidate = ["/"];

export const batchEditDutiesAction = action(batchEditSchema, batchEditDuties, { revalidate });
export const undoBatchAction = action(undoBatchSchema, undoBatch, { revalidate });
export const setAssignmentDeadlineAction = action(assignmentDeadlineSchema, setAssignmentDeadline, { revalidate });

/** Reads of the batch dialog. */
export const previewBatchAction = action(batchPreviewSchema, previewBatch);
export const loadPartyOptionsAction = action(z.undefined(), (viewer) => listPartyOptions(viewer));
