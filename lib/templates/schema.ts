import { z } from "zod";
import { MAX_TEMPLATE_NAME, TEMPLATE_DOCUMENT_NAMES, type TemplateDocument } from "./status";

const document = z.enum(TEMPLATE_DOCUMENT_NAMES as [TemplateDocument, ...TemplateDocument[]]);

/** Fields beside an uploaded template: what it is of and its name, or which one it is a new edition of. */
export const uploadTemplateSchema = z.union([
  z.strictObject({ previousId: z.uuid() }),
  z.strictObject({ document, name: z.string().trim().min(1).max(MAX_TEMPLATE_NAME) }),
]);
export type UploadTemplateInput = z.output<typeof uploadTemplateSchema>;

export const voidTemplateSchema = z.strictObject({ id: z.uuid() });
export type VoidTemplateInput = z.output<typeof voidTemplateSchema>;

/** For which document the page tells the names. */
export const templateListSchema = z.object({ document: document.default("breakdown").catch("breakdown") });

/** The built-in layout as a template to begin with. */
export const starterSchema = z.strictObject({ document, format: z.enum(["docx", "xlsx"]) });
export type StarterInput = z.output<typeof starterSchema>;
