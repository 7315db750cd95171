import { z } from "zod";
import { findingDay, measureFields } from "@/lib/findings/schema";

const id = z.uuid();
const version = z.int32().min(1);

/** How many closed findings of a year to draw at random, and how many of the riskiest. */
export const sampleRechecksSchema = z.strictObject({
  year: z.int().min(2000).max(2100),
  random: z.int().min(0).max(100),
  risk: z.int().min(0).max(100),
});
export type SampleRechecksInput = z.output<typeof sampleRechecksSchema>;

/** One finding chosen by name. */
export const chooseRecheckSchema = z.strictObject({ findingId: id });
export type ChooseRecheckInput = z.output<typeof chooseRecheckSchema>;

/** `version` is the re-check's. RELAPSED raises a new finding in the current year that knows its ancestor. */
export const recordRecheckSchema = z.strictObject({
  id,
  version,
  result: z.enum(["HELD", "RELAPSED"]),
  record: z.string().trim().min(2).max(2_000),
  checkedOn: findingDay,
  /** Measures of the new finding; none leaves it at 已立账. */
  measures: z.array(z.strictObject(measureFields)).max(20),
});
export type RecordRecheckInput = z.output<typeof recordRecheckSchema>;
