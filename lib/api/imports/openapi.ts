import { answer, ID, type Json, OPTIONAL_KEY, queryParameters, refusals } from "@/lib/api/openapi-parts";
import { MEDIA_TYPES } from "@/lib/documents/schema";
import { markedSchema } from "@/lib/imports/schema";
import { FILE_FAULTS, KIND_NAMES, MAX_IMPORT_FILES, MAX_IMPORT_ROWS } from "@/lib/imports/status";
import {
  acceptedSchema,
  confirmBodySchema,
  confirmedSchema,
  importSchema,
  progressSchema,
  undoBodySchema,
  undoneSchema,
} from "./schema";

export const IMPORT_ANSWERS = {
  Import: importSchema,
  ImportAccepted: acceptedSchema,
  ImportProgress: progressSchema,
  ImportConfirmed: confirmedSchema,
  ImportUndone: undoneSchema,
};

export const IMPORT_BODIES = { ConfirmImport: confirmBodySchema, UndoImport: undoBodySchema };

const file: Json = {
  type: "string",
  format: "binary",
  description: `.xlsx, .xls, .ods or .csv, told by its content; at most 20 MB and ${MAX_IMPORT_ROWS} rows`,
};

const UPLOAD: Json = {
  type: "object",
  required: ["file", "kind", "year"],
  properties: {
    kind: { type: "string", enum: Object.keys(KIND_NAMES) },
    year: { type: "integer" },
    period: { type: "string", description: "Of a progress table, e.g. 2026-Q3; else the one due now" },
    file: { ...file, description: `${file.description}; up to ${MAX_IMPORT_FILES} fields of this name` },
  },
};

const REPLACEMENT: Json = {
  type: "object",
  required: ["file"],
  properties: {
    sortNo: { type: "integer", default: 0, description: "Which file it replaces, counted from 0" },
    version: { type: "integer", description: "Of the preview that was looked at" },
    file,
  },
};

const PREFER = {
  name: "Prefer",
  in: "header",
  description: "With respond-async the answer is 202 at once; ask for the progress, then for the import",
  schema: { type: "string" },
};

const form = (schema: Json): Json => ({ required: true, content: { "multipart/form-data": { schema } } });

/** A body that may be left out. */
const optional = (name: string): Json => ({
  content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
});

const ACCEPTED = { 202: answer("The files are being read", "ImportAccepted") };
const WORKBOOK = { description: "The workbook", content: { [MEDIA_TYPES.xlsx]: {} } };
const REFUSED = `A file that is refused as a whole, nothing written: ${FILE_FAULTS.join(", ")}; or INVALID`;

/** What an upload may be refused for; when all of its files are refused, for the first one's reason. */
function uploadRefusals(...codes: Parameters<typeof refusals>): Json {
  const all = refusals("FORBIDDEN", "TOO_LARGE", "INVALID", "RATE_LIMITED", ...codes);
  return { ...all, 422: { ...(all[422] as Json), description: REFUSED } };
}

/** The endpoints of imports. */
export function importPaths(): Json {
  return {
    "/api/v1/imports": {
      post: {
        operationId: "uploadImport",
        summary: "Preview sheets of one kind; nothing is written before they are confirmed",
        parameters: [PREFER],
        requestBody: form(UPLOAD),
        responses: { 201: answer("Every row with what confirming does", "Import"), ...ACCEPTED, ...uploadRefusals() },
      },
    },
    "/api/v1/imports/{id}": {
      get: {
        operationId: "getImport",
        summary: "An import with every row of its preview",
        parameters: [ID],
        responses: { 200: answer("The import", "Import"), ...refusals("FORBIDDEN", "NOT_FOUND") },
      },
    },
    "/api/v1/imports/{id}/progress": {
      get: {
        operationId: "getImportProgress",
        summary: "How far the reading is",
        parameters: [ID],
        responses: { 200: answer("Rows read so far", "ImportProgress"), ...refusals("FORBIDDEN", "NOT_FOUND") },
      },
    },
    "/api/exports/blank-{kind}.xlsx": {
      get: {
        operationId: "getBlankForm",
        summary: "A form to be filled in and imported, with lists, notes and an example that is not read",
        parameters: [{ name: "kind", in: "path", required: true, schema: { enum: Object.keys(KIND_NAMES) } }],
        responses: {
          200: WORKBOOK,
          ...refusals("FORBIDDEN", "NOT_FOUND"),
        },
      },
    },
    "/api/v1/imports/{id}/marked.xlsx": {
      get: {
        operationId: "getMarkedSheet",
        summary: "The uploaded sheet with every refused cell coloured and commented; corrected, it can be sent again",
        parameters: [ID, ...queryParameters(markedSchema)],
        responses: {
          200: WORKBOOK,
          ...refusals("FORBIDDEN", "NOT_FOUND", "CONFLICT", "INVALID"),
        },
      },
    },
    "/api/v1/imports/{id}/files": {
      post: {
        operationId: "replaceImportFile",
        summary: "Put a corrected file into the same preview; what was corrected by hand stays",
        parameters: [ID, PREFER],
        requestBody: form(REPLACEMENT),
        responses: {
          200: answer("The preview, made anew", "Import"),
          ...ACCEPTED,
          ...uploadRefusals("NOT_FOUND", "CONFLICT"),
        },
      },
    },
    "/api/v1/imports/{id}/confirm": {
      post: {
        operationId: "confirmImport",
        summary: "Write what creates or changes, all or nothing; an issued year asks for `reason` and `documentNo`",
        parameters: [ID, OPTIONAL_KEY],
        requestBody: optional("ConfirmImport"),
        responses: {
          200: answer("What was written", "ImportConfirmed"),
          ...refusals("FORBIDDEN", "NOT_FOUND", "CONFLICT", "INVALID"),
        },
      },
    },
    "/api/v1/imports/{id}/undo": {
      post: {
        operationId: "undoImport",
        summary: "Put back what it wrote, all or nothing, within 30 days",
        parameters: [ID, OPTIONAL_KEY],
        requestBody: optional("UndoImport"),
        responses: {
          200: answer("What was put back", "ImportUndone"),
          ...refusals("FORBIDDEN", "NOT_FOUND", "CONFLICT", "INVALID"),
        },
      },
    },
  };
}
