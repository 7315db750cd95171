import { AsyncLocalStorage } from "node:async_hooks";
import { AppError } from "@/lib/errors";

/** What is answered at once: a file of this size takes seconds and a part of the memory that the web server may have. */
const MAX_ROWS = 10_000;

/** What is laid out as a whole in the background: official sheets, and all units' together. */
export const MAX_WHOLE_ROWS = 30_000;

/** What is written row by row: a workbook's sheet ends at 1,048,576 rows. */
export const MAX_STREAMED_ROWS = 1_000_000;

const limits = new AsyncLocalStorage<number>();

/** Does `work` with another limit of rows than what is answered at once: how many there may be is the caller's to say. */
export const withRowLimit = <T>(limit: number, work: () => Promise<T>): Promise<T> => limits.run(limit, work);

/** INVALID for more rows than the document may have. */
export function assertFits(count: number): void {
  const limit = limits.getStore() ?? MAX_ROWS;
  if (count > limit) throw new AppError("INVALID", "exportTooLong", { values: { limit, count } });
}

/** How many rows there are and may be, where that is why a document was refused; else null. */
export function sizeOf(error: unknown): { count: number; limit: number } | null {
  if (!(error instanceof AppError) || error.key !== "exportTooLong") return null;
  const { count, limit } = error.values ?? {};
  return { count: Number(count), limit: Number(limit) };
}
