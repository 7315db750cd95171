import { z } from "zod";
import { measureFields } from "@/lib/findings/schema";
import { MEASURE_STATUSES } from "@/lib/findings/status";

const id = z.uuid();
const version = z.int32().min(1);

export const addMeasureSchema = z.strictObject({ findingId: id, ...measureFields });
export type AddMeasureInput = z.output<typeof addMeasureSchema>;

/** Units change words and people; the deadline, once set, only the office (others ask for an extension). */
export const editMeasureSchema = z.strictObject({ id, version, ...measureFields });
export type EditMeasureInput = z.output<typeof editMeasureSchema>;

export const voidMeasureSchema = z.strictObject({
  id,
  version,
  reason: z.string().trim().min(2, "reasonRequired").max(500),
});
export type VoidMeasureInput = z.output<typeof voidMeasureSchema>;

export const reportMeasureSchema = z.strictObject({
  id,
  version,
  text: z.string().trim().min(2).max(2_000),
  status: z.enum(MEASURE_STATUSES),
});
export type ReportMeasureInput = z.output<typeof reportMeasureSchema>;
