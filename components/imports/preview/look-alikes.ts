import type { ProblemCode } from "@/lib/imports/preview";

/** Doubts that ask whether a record exists already, not how a word is to be read. */
export const LOOK_ALIKES: readonly ProblemCode[] = ["keyTaskSimilar", "indicatorSimilar", "textSimilar"];
