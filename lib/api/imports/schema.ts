import { z } from "zod";
import { confirmImportSchema, importVersionSchema } from "@/lib/imports/schema";
import { FILE_FAULTS, IMPORT_STATUSES, ROW_ACTIONS } from "@/lib/imports/status";

const id = z.uuid();
const problem = z.strictObject({
  column: z.string().nullable().describe("Its heading as written; null for the row or the whole"),
  code: z.string().describe("E.g. UNIT_UNKNOWN"),
  message: z.string(),
  suggestion: z.string().optional().describe("What may have been meant"),
});

const row = z.strictObject({
  row: z.int().min(1).describe("As the sheet counts, from 1"),
  action: z.enum(ROW_ACTIONS),
  key: z.string().describe("What the row is about: a code, else its words"),
  problems: z.array(problem),
});

const totals = z
  .strictObject({ create: z.int(), update: z.int(), unchanged: z.int(), refuse: z.int(), skip: z.int() })
  .describe("Rows of the sheet");

const readFile = z.strictObject({
  name: z.string(),
  sheet: z.string(),
  headingRow: z.int().min(1).describe("The last one, when the heading is in two rows"),
  rows: z.array(row),
  totals,
});
const refusedFile = z.strictObject({
  name: z.string(),
  sheet: z.null(),
  headingRow: z.null(),
  rows: z.array(row).max(0),
  totals,
  problem: z.strictObject({ code: z.enum(FILE_FAULTS), message: z.string() }),
});

export const importSchema = z.strictObject({
  id,
  status: z.enum(IMPORT_STATUSES),
  files: z.array(z.union([readFile, refusedFile])),
  problems: z.array(problem).describe("Told of the whole: points that do not sum, rows that were deleted"),
});
export type ImportJson = z.output<typeof importSchema>;
export type ProblemJson = z.output<typeof problem>;

export const acceptedSchema = z.strictObject({ id });
export const progressSchema = z.strictObject({
  status: z.enum(IMPORT_STATUSES),
  rowsRead: z.int().min(0),
  rowsFound: z.int().min(0).nullable().describe("Rows of the sheets, about; null until all files are open"),
  isCutOff: z.boolean().describe("Nobody reads any more: send the files again"),
  version: z.int(),
});
const records = z.int().min(0).describe("Records written");
export const confirmedSchema = z.strictObject({
  id,
  status: z.literal("CONFIRMED"),
  version: z.int(),
  records,
  totals,
});
export type ConfirmedJson = z.output<typeof confirmedSchema>;
export const undoneSchema = z.strictObject({ id, status: z.literal("UNDONE"), records });
export type UndoneJson = z.output<typeof undoneSchema>;

export const confirmBodySchema = confirmImportSchema.omit({ id: true });
export type ConfirmBody = z.output<typeof confirmBodySchema>;
export const undoBodySchema = importVersionSchema.omit({ id: true });
export type UndoBody = z.output<typeof undoBodySchema>;
