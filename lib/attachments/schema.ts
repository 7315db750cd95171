import { z } from "zod";
import { PERIOD } from "@/lib/duties/progress/rules";

const id = z.uuid();

/** What a file is to hang on; nothing means: staged. `previous` makes it the next edition of another. */
export const attachmentTargetSchema = z
  .strictObject({
    duty: id.optional(),
    /** One unit's share of a duty; with a period, the evidence of that period's report. */
    assignment: id.optional(),
    period: z.string().regex(PERIOD).optional(),
    report: id.optional(),
    finding: id.optional(),
    measure: id.optional(),
    previous: id.optional(),
  })
  .refine(({ period: _period, ...targets }) => Object.values(targets).filter(Boolean).length <= 1, {
    message: "fieldInvalid",
  });
export type AttachmentTarget = z.output<typeof attachmentTargetSchema>;

/** The evidence of one thing, as a panel lists it. */
export const evidenceOfSchema = z.union([
  z.strictObject({ finding: id }),
  z.strictObject({ measure: id }),
  z.strictObject({ duty: id }),
  z.strictObject({ assignment: id, period: z.string().regex(PERIOD).nullable() }),
]);
export type EvidenceOf = z.output<typeof evidenceOfSchema>;

export const attachmentIdSchema = z.strictObject({ id });

export const voidEvidenceSchema = z.strictObject({
  id,
  reason: z.string().trim().min(2, "reasonRequired").max(500),
});
export type VoidEvidenceInput = z.output<typeof voidEvidenceSchema>;

/** What is zipped: the evidence of a finding, a duty, or a unit's year. */
export const evidenceZipSchema = z.union([
  z.strictObject({ finding: id }),
  z.strictObject({ duty: id }),
  z.strictObject({ unit: z.string().max(40), year: z.coerce.number().int().min(2000).max(2100).optional() }),
]);
export type EvidenceZipInput = z.output<typeof evidenceZipSchema>;

/** How a file may be looked at without downloading it; null: only downloaded. */
export type PreviewKind = "IMAGE" | "PDF" | "TEXT" | "ENTRIES" | null;

/** One file in a panel. */
export interface EvidenceRow {
  id: string;
  name: string;
  /** Bytes. */
  size: number;
  type: string;
  scan: "UNSCANNED" | "PENDING" | "CLEAN" | "INFECTED";
  edition: number;
  uploaderName: string;
  unitName: string;
  createdAt: Date;
  period: string | null;
  measureId: string | null;
  preview: PreviewKind;
  /** Other places the viewer may see where the same content is used. */
  uses: number;
  /** Earlier editions, newest first. */
  earlier: { id: string; name: string; edition: number; createdAt: Date }[];
  canVoid: boolean;
}
