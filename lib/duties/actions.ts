"use server";

import { action } from "@/lib/action";
import { listDutyFacet } from "./facets/queries";
import { createDuty, editDuty, orderDuties, voidDuty } from "./mutations";
import { getDuty } from "./record/queries";
import {
  createDutySchema,
  dutyFacetSchema,
  dutyIdSchema,
  editDutySchema,
  orderDutiesSchema,
  voidDutySchema,
} from "./schema";

const revalidate = ["/"];

export const createDutyAction = action(createDutySchema, createDuty, { revalidate });
export const editDutyAction = action(editDutySchema, editDuty, { revalidate });
export const voidDutyAction = action(voidDutySchema, voidDuty, { revalidate });
export const orderDutiesAction = action(orderDutiesSchema, orderDuties, { revalidate });

/** Reads, asked for when a filter or the side panel opens. */
export const loadDutyFacetAction = action(dutyFacetSchema, (viewer, { filter, facet }) =>
  listDutyFacet(viewer, filter, facet),
);
export const loadDutyAction = action(dutyIdSchema, (viewer, { id }) => getDuty(viewer, id));
