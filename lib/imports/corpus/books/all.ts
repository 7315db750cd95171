import type { Books } from "./books";
import { BREAKDOWN_BOOKS } from "./breakdown";

/** By kind, and those that are refused as a whole whatever they are to be. */
export const BOOKS: Record<string, Books> = {
  breakdown: BREAKDOWN_BOOKS,
};
