import { z } from "zod";
import { answer, ID, type Json, refusals } from "@/lib/api/openapi-parts";
import type { UploadAnswer } from "@/lib/attachments/upload/mutations";

const attachmentSchema = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  size: z.int().min(1).describe("Bytes"),
  type: z.string().describe("Media type by content"),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  scan: z
    .enum(["UNSCANNED", "PENDING", "CLEAN", "INFECTED"])
    .describe("What the virus scan says, where one is configured"),
}) satisfies z.ZodType<UploadAnswer>;

export const ATTACHMENT_ANSWERS = { Attachment: attachmentSchema };

const uuid = (description: string): Json => ({ type: "string", format: "uuid", description });

const FORM: Json = {
  type: "object",
  required: ["file"],
  properties: {
    file: { type: "string", format: "binary", description: "One file of at most 50 MB, after the other fields" },
    duty: uuid("Evidence of a duty; of its own share, for a unit that does not lead it"),
    finding: uuid("Evidence of a finding"),
    measure: uuid("Evidence of a measure"),
    report: uuid("Evidence of a report on a duty"),
    assignment: uuid("Evidence of the own unit's share of a duty"),
    period: { type: "string", description: "With `assignment`: the period reported on, e.g. 2026-Q3" },
    previous: uuid("The file that this one replaces as its next edition"),
  },
};

const part = (name: string, schema: Json): Json => ({ name, in: "query", schema });

/** The endpoints of evidence. */
export function attachmentPaths(): Json {
  return {
    "/api/v1/attachments": {
      post: {
        operationId: "uploadAttachment",
        summary: "Upload evidence; with no target it is staged: seen by the uploader alone and cleared after a day",
        requestBody: { required: true, content: { "multipart/form-data": { schema: FORM } } },
        responses: {
          201: answer("The file as it was stored", "Attachment"),
          ...refusals("FORBIDDEN", "NOT_FOUND", "TOO_LARGE", "UNSUPPORTED_TYPE", "INVALID", "RATE_LIMITED"),
        },
      },
    },
    "/api/v1/attachments/{id}": {
      get: {
        operationId: "downloadAttachment",
        summary: "The file itself, always as a download; every download is recorded",
        parameters: [ID],
        responses: {
          200: { description: "The file", content: { "application/octet-stream": {} } },
          ...refusals("FORBIDDEN", "NOT_FOUND", "CONFLICT"),
        },
      },
    },
    "/api/exports/evidence.zip": {
      get: {
        operationId: "exportEvidence",
        summary: "The evidence of a finding, a duty, or a unit's year, with a table of contents",
        parameters: [
          part("finding", uuid("One finding")),
          part("duty", uuid("One duty")),
          part("unit", { type: "string", description: "Code of a unit" }),
          part("year", { type: "integer", description: "With `unit`" }),
        ],
        responses: {
          200: { description: "The archive", content: { "application/zip": {} } },
          ...refusals("FORBIDDEN", "NOT_FOUND", "INVALID"),
        },
      },
    },
  };
}
