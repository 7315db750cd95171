import { z } from "zod";
import { KIND_NAMES, type KindName, MAX_IMPORT_COLUMNS, MAX_IMPORT_FILES, ROW_ACTIONS } from "./status";

const id = z.uuid();
const version = z.int32().min(1);

const kindName = z.enum(Object.keys(KIND_NAMES) as [KindName, ...KindName[]]);
const period = z.string().regex(/^20\d\d(-Q[1-4]|-(0[1-9]|1[0-2]))?$/);

/** Fields beside the files of an upload. Without a period a progress table is for the one due now. */
export const uploadSchema = z.strictObject({
  kind: kindName,
  year: z.coerce.number().int().min(2000).max(2100),
  period: period.optional(),
});

/** Fields beside a corrected file: the `sortNo` of the one it replaces, and the preview that was looked at. */
export const replaceSchema = z.strictObject({
  sortNo: z.coerce.number().int().min(0).default(0),
  version: z.coerce.number().int().min(1).optional(),
});

const mapping = z.array(z.string().max(40).nullable()).max(MAX_IMPORT_COLUMNS);
const row = z.int().min(1).max(1_048_576);

/** What the wizard corrects; what is absent stays as it is. Each change makes the preview anew. */
export const changeImportSchema = z.strictObject({
  id,
  version,
  /** `sortNo` of the file it is about. */
  file: z.int().min(0).optional(),
  sheet: z.string().max(200).optional(),
  headingRows: z.tuple([row, row]).optional(),
  mapping: mapping.optional(),
  /** `column:text` → reading; an empty one takes it back. */
  fixes: z.record(z.string().max(4_100), z.string().max(400)).optional(),
  choices: z.record(z.string().max(120), z.enum(["MINE", "THEIRS"])).optional(),
  period: period.optional(),
});
export type ChangeImportInput = z.output<typeof changeImportSchema>;

/** Reason and document number are asked for where the year is issued and the kind is one of PLAN_KINDS. */
export const confirmImportSchema = z.strictObject({
  id,
  /** Of the preview that was looked at; the API may leave it out. */
  version: version.optional(),
  reason: z.string().trim().max(500).default(""),
  documentNo: z.string().trim().max(80).default(""),
});
export type ConfirmImportInput = z.output<typeof confirmImportSchema>;

export const importVersionSchema = z.strictObject({ id, version: version.optional() });
export type ImportVersionInput = z.output<typeof importVersionSchema>;

/** Which rows of a preview are shown. */
export const importRowsSchema = z.object({
  action: z.enum(ROW_ACTIONS).optional(),
  /** `sortNo` of a file. */
  file: z.coerce.number().int().min(0).optional(),
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
});
export type ImportRowsInput = z.output<typeof importRowsSchema>;

/** Which file of an import is marked. */
export const markedSchema = z.strictObject({ file: z.coerce.number().int().min(0).max(MAX_IMPORT_FILES).default(0) });

/** Page of the history, and the kind that a link from elsewhere means. */
export const importListSchema = z.object({
  page: z.coerce.number().int().min(1).max(1_000_000).default(1).catch(1),
  kind: kindName.optional().catch(undefined),
});
