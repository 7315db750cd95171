import { AppError } from "@/lib/errors";

/** What is answered at once: a file of this size takes seconds and a part of the memory that the web server may have. */
export const MAX_ROWS = 5_000;

/** INVALID for more rows than a document may have that is made while its reader waits. */
export function assertFits(count: number): void {
  if (count > MAX_ROWS) throw new AppError("INVALID", "exportTooLong", { values: { limit: MAX_ROWS } });
}
