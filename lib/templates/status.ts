import type { DocumentName } from "@/lib/documents/schema";
import type { TemplateFormat } from "@/prisma/generated/enums";

export type { TemplateFormat };

/** Documents that an own template can be filled with: tables, in the formats a template may have. Letters are no tables. */
export const TEMPLATE_DOCUMENTS = {
  breakdown: ["docx", "xlsx"],
  "score-sheet": ["docx", "xlsx"],
  progress: ["docx", "xlsx"],
  rectification: ["docx", "xlsx"],
  overdue: ["docx", "xlsx"],
  "unit-duties": ["docx", "xlsx"],
  duties: ["xlsx"],
  findings: ["xlsx"],
} as const satisfies Partial<Record<DocumentName, readonly ("docx" | "xlsx")[]>>;
export type TemplateDocument = keyof typeof TEMPLATE_DOCUMENTS;
export const TEMPLATE_DOCUMENT_NAMES = Object.keys(TEMPLATE_DOCUMENTS) as TemplateDocument[];

export type TemplateExtension = "docx" | "xlsx";
export const TEMPLATE_EXTENSIONS = { DOCX: "docx", XLSX: "xlsx" } as const satisfies Record<
  TemplateFormat,
  TemplateExtension
>;

/** A form is a page or two; what is larger holds pictures that belong elsewhere. */
export const MAX_TEMPLATE_BYTES = 5 * 1024 * 1024;

/** Longest name, in characters. */
export const MAX_TEMPLATE_NAME = 60;

/** Records that a preview shows. */
export const PREVIEW_RECORDS = 20;
