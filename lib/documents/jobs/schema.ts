import { z } from "zod";

const rows = z.coerce.number().int().min(0).default(0);

/** Why no export has begun, as its address tells the page of documents. */
export const refusedSchema = z.object({
  refused: z.enum(["exportPdfTooLong", "exportTooMany", "exportsRunning", "diskLow"]),
  count: rows,
  limit: rows,
});
