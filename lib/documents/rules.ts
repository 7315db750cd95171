import { AppError } from "@/lib/errors";

/** A workbook of this size takes three seconds and half the memory that the web server may have; nobody reads a longer one. */
const MAX_ROWS = 10_000;

/** INVALID for more rows than a sheet may have. */
export function assertFits(count: number): void {
  if (count > MAX_ROWS) throw new AppError("INVALID", "tooManyRows", { values: { count, maximum: MAX_ROWS } });
}
