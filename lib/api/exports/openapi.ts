import type { z } from "zod";
import { answer, ID, type Json, queryParameters, refusals } from "@/lib/api/openapi-parts";
import { DOCUMENTS, documentSchema, MEDIA_TYPES, UNIT_DOCUMENTS, type UnitDocument } from "@/lib/documents/schema";
import { exportJobSchema, exportStartedSchema } from "./schema";

export const EXPORT_ANSWERS = { ExportStarted: exportStartedSchema, ExportJob: exportJobSchema };

/** What an export answers where it has more than 10,000 rows. */
export const STARTED = {
  202: answer(
    "More than 10,000 rows: it is made in the background. A browser, whose `Accept` names text/html, is sent to its page with 303 instead",
    "ExportStarted",
  ),
};

const FILE = Object.fromEntries([...new Set(Object.values(MEDIA_TYPES))].map((type) => [type, {}]));

/** The archives of all units and the exports in the background. */
export function exportPaths(): Json {
  return {
    ...Object.fromEntries(
      UNIT_DOCUMENTS.map((document) => [`/api/exports/${document}-units.zip`, { get: unitsZip(document) }]),
    ),
    "/api/exports/jobs/{id}": {
      get: {
        operationId: "getExport",
        summary: "How far an export in the background is; for whoever asked for it alone",
        parameters: [ID],
        responses: { 200: answer("The export", "ExportJob"), ...refusals("FORBIDDEN", "NOT_FOUND") },
      },
    },
    "/api/exports/jobs/{id}/file": {
      get: {
        operationId: "downloadExport",
        summary: "The file of an export in the background, for 24 hours",
        parameters: [ID],
        responses: { 200: { description: "The file", content: FILE }, ...refusals("FORBIDDEN", "NOT_FOUND") },
      },
    },
  };
}

const unitsZip = (document: UnitDocument): Json => ({
  operationId: `export-${document}-units`,
  summary: "The document of every unit as a file of an archive; for whoever sees the whole government",
  parameters: [
    {
      name: "format",
      in: "query",
      schema: { type: "string", enum: [...DOCUMENTS[document]], default: DOCUMENTS[document][0] },
    },
    ...queryParameters(withoutPages(documentSchema[document])),
  ],
  responses: {
    200: { description: "The archive, as it is made", content: { "application/zip": {} } },
    ...refusals("FORBIDDEN", "INVALID"),
  },
});

const withoutPages = (schema: z.ZodObject) => schema.omit({ page: true, size: true });
