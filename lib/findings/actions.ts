"use server";

import { action } from "@/lib/action";
import { batchEditFindings } from "./batch/mutations";
import { listFindingFacet } from "./facets/queries";
import {
  editFinding,
  makeLongTerm,
  raiseFinding,
  raiseFindings,
  resumeFinding,
  reviewLongTerm,
  voidFinding,
} from "./mutations";
import { getFinding } from "./record/queries";
import {
  batchEditFindingsSchema,
  editFindingSchema,
  findingFacetSchema,
  findingIdSchema,
  makeLongTermSchema,
  raiseFindingSchema,
  raiseFindingsSchema,
  resumeFindingSchema,
  reviewLongTermSchema,
  voidFindingSchema,
} from "./schema";

const revalidate = ["/"];

export const raiseFindingAction = action(raiseFindingSchema, raiseFinding, { revalidate });
export const raiseFindingsAction = action(raiseFindingsSchema, raiseFindings, { revalidate });
export const editFindingAction = action(editFindingSchema, editFinding, { revalidate });
export const voidFindingAction = action(voidFindingSchema, voidFinding, { revalidate });
export const makeLongTermAction = action(makeLongTermSchema, makeLongTerm, { revalidate });
export const reviewLongTermAction = action(reviewLongTermSchema, reviewLongTerm, { revalidate });
export const resumeFindingAction = action(resumeFindingSchema, resumeFinding, { revalidate });
export const batchEditFindingsAction = action(batchEditFindingsSchema, batchEditFindings, { revalidate });

/** Reads, asked for when a filter or the side panel opens. */
export const loadFindingFacetAction = action(findingFacetSchema, (viewer, { filter, facet }) =>
  listFindingFacet(viewer, filter, facet),
);
export const loadFindingAction = action(findingIdSchema, (viewer, { id }) => getFinding(viewer, id));
