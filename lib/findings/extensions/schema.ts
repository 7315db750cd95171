import { z } from "zod";
import { findingDay } from "@/lib/findings/schema";

const id = z.uuid();
const version = z.int32().min(1);

/** `version` is the measure's. */
export const requestExtensionSchema = z.strictObject({
  measureId: id,
  version,
  dueOn: findingDay,
  dueText: z.string().trim().max(60),
  reason: z.string().trim().min(2, "reasonRequired").max(500),
});
export type RequestExtensionInput = z.output<typeof requestExtensionSchema>;

/** `version` is the extension's. The head passes it on (GRANT) or refuses it, the office grants or refuses it. */
export const decideExtensionSchema = z
  .strictObject({
    id,
    version,
    decision: z.enum(["GRANT", "REFUSE"]),
    answer: z.string().trim().max(500),
  })
  .refine(({ decision, answer }) => decision === "GRANT" || answer.length >= 2, {
    path: ["answer"],
    message: "reasonRequired",
  });
export type DecideExtensionInput = z.output<typeof decideExtensionSchema>;

export const extensionVersionSchema = z.strictObject({ id, version });
export type ExtensionVersionInput = z.output<typeof extensionVersionSchema>;
