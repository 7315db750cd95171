import { BREAKDOWN_EXPECTED } from "./breakdown";
import type { Expectations } from "./expected";

/** By folder of files/. */
export const EXPECTED: Record<string, Expectations> = {
  breakdown: BREAKDOWN_EXPECTED,
};
