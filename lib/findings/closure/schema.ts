import { z } from "zod";
import { CHECK_METHODS } from "@/lib/findings/status";

const id = z.uuid();
const version = z.int32().min(1);

/** `version` is always the finding's. An empty statement means: what was reported on the measures. */
export const applyClosureSchema = z.strictObject({ id, version, statement: z.string().trim().max(4_000) });
export type ApplyClosureInput = z.output<typeof applyClosureSchema>;

/** A level passes or returns. `redo` names measures that a return opens again; an on-site check needs its record. */
export const decideClosureSchema = z
  .strictObject({
    id,
    version,
    decision: z.enum(["PASS", "RETURN"]),
    /** 核查记录 or opinion; of a return its reason. */
    opinion: z.string().trim().max(2_000),
    method: z.enum(CHECK_METHODS).optional(),
    redo: z.array(id).max(50).default([]),
  })
  .refine(({ decision, opinion }) => decision === "PASS" || opinion.length >= 2, {
    path: ["opinion"],
    message: "reasonRequired",
  })
  .refine(({ decision, method, opinion }) => decision === "RETURN" || method !== "ON_SITE" || opinion.length >= 2, {
    path: ["opinion"],
    message: "checkRecordRequired",
  });
export type DecideClosureInput = z.output<typeof decideClosureSchema>;

export const withdrawClosureSchema = z.strictObject({ id, version });
export type WithdrawClosureInput = z.output<typeof withdrawClosureSchema>;

/** The same opinion on many that wait at the viewer's level; those changed meanwhile are left as they are. */
export const passClosuresSchema = z.strictObject({
  rows: z.array(z.strictObject({ id, version })).min(1).max(200),
  opinion: z.string().trim().max(2_000),
});
export type PassClosuresInput = z.output<typeof passClosuresSchema>;
