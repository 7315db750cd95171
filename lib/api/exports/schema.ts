import { z } from "zod";
import { DOCUMENT_NAMES } from "@/lib/documents/schema";

const count = z.int().min(0);
const document = z.enum(DOCUMENT_NAMES);
const format = z.enum(["xlsx", "docx", "pdf", "csv"]);

export const exportStartedSchema = z.strictObject({
  id: z.uuid(),
  document,
  format,
  href: z.string().describe("Where to ask how far it is"),
});

export const exportJobSchema = z.strictObject({
  id: z.uuid(),
  document,
  format,
  state: z
    .enum(["RUNNING", "DONE", "FAILED", "CUT_OFF", "EXPIRED"])
    .describe("CUT_OFF: the program was ended meanwhile, ask for the export again"),
  rowsDone: count,
  rowsTotal: count,
  fileName: z.string().describe("Empty until it is done"),
  bytes: count,
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().describe("The file is gone then"),
  href: z.string().nullable().describe("Address of the file, once it is done and until it expires"),
});
export type ExportJobJson = z.output<typeof exportJobSchema>;
