"use server";

import { action } from "@/lib/action";
import { voidEvidence } from "./mutations";
import { listEvidence } from "./queries";
import { attachmentIdSchema, evidenceOfSchema, voidEvidenceSchema } from "./schema";
import { getAttachmentUses } from "./uses/queries";

export const listEvidenceAction = action(evidenceOfSchema, listEvidence);
export const loadAttachmentUsesAction = action(attachmentIdSchema, (viewer, { id }) => getAttachmentUses(viewer, id));
export const voidEvidenceAction = action(voidEvidenceSchema, voidEvidence, { revalidate: ["/"] });
