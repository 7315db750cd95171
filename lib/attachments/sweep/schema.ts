import { z } from "zod";

/** What the page of stored files may be asked for. */
export const fileParamsSchema = z.object({
  page: z.coerce.number().int().min(1).max(100_000).default(1).catch(1),
});
export type FileParams = z.output<typeof fileParamsSchema>;
