import { z } from "zod";
import type { Day } from "@/lib/dates";
import { dutyListSchema } from "@/lib/duties/schema";
import { findingListSchema } from "@/lib/findings/schema";
import { overdueFilterSchema } from "@/lib/supervision/schema";

/** Every document by the name it has in an address, and the formats it comes in, the usual one first. */
export const DOCUMENTS = {
  breakdown: ["xlsx", "docx", "pdf"],
  "score-sheet": ["xlsx", "docx", "pdf"],
  progress: ["xlsx", "docx", "pdf"],
  rectification: ["xlsx", "docx", "pdf"],
  overdue: ["xlsx", "docx", "pdf"],
  "unit-duties": ["xlsx", "docx", "pdf"],
  "responsibility-letter": ["docx", "pdf"],
  "closure-request": ["docx", "pdf"],
  duties: ["xlsx", "csv", "pdf"],
  findings: ["xlsx", "csv", "pdf"],
} as const;
export type DocumentName = keyof typeof DOCUMENTS;
export type Format = "xlsx" | "docx" | "pdf" | "csv";

export const MEDIA_TYPES: Record<Format, string> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
  csv: "text/csv; charset=utf-8",
};

/** "score-sheet.xlsx" → document and format; null for any other name. */
export function documentOf(fileName: string): { document: DocumentName; format: Format } | null {
  const [, name = "", format = ""] = /^([a-z-]+)\.([a-z]+)$/.exec(fileName) ?? [];
  const document = DOCUMENT_NAMES.find((one) => one === name);
  const found = document && (DOCUMENTS[document] as readonly Format[]).find((one) => one === format);
  return document && found ? { document, format: found } : null;
}

export const DOCUMENT_NAMES = Object.keys(DOCUMENTS) as DocumentName[];

/** An own template to fill instead of the built-in layout. */
const template = { template: z.uuid().optional() };
const ledger = z.strictObject({ ...dutyListSchema.shape, ...template });
const findings = z.strictObject({ ...findingListSchema.shape, ...template });
const period = z
  .string()
  .regex(/^20\d\d(-Q[1-4]|-(0[1-9]|1[0-2]))?$/)
  .optional();

/** What each document may be asked for: its ledger's parameters, and of the list of late work its own lamp and view. */
export const documentSchema = {
  breakdown: ledger,
  "score-sheet": ledger,
  progress: z.strictObject({ ...ledger.shape, period }),
  rectification: findings,
  overdue: z.strictObject({ ...dutyListSchema.shape, ...overdueFilterSchema.shape, ...template }),
  "unit-duties": ledger,
  "responsibility-letter": ledger,
  /** `finding`: number of one finding ("2026-007"). */
  "closure-request": z.strictObject({ ...findings.shape, finding: z.string().max(20).optional() }),
  duties: ledger,
  findings,
} as const satisfies Record<DocumentName, z.ZodType>;

/** Documents whose rows are a view's own: naming another unit there only narrows what the viewer sees anyway. */
export const VIEW_DOCUMENTS: readonly DocumentName[] = ["duties", "findings", "rectification", "closure-request"];

/** Documents that are made for each unit: all of them at once come as a zip. */
export const UNIT_DOCUMENTS = [
  "score-sheet",
  "progress",
  "rectification",
  "unit-duties",
  "responsibility-letter",
] as const satisfies readonly DocumentName[];
export type UnitDocument = (typeof UNIT_DOCUMENTS)[number];

/** "score-sheet-units.zip" → the document, of every unit a file; null for any other name. */
export const unitDocumentOf = (fileName: string): UnitDocument | null =>
  UNIT_DOCUMENTS.find((document) => fileName === `${document}-units.zip`) ?? null;

export const isUnitDocument = (document: DocumentName): document is UnitDocument =>
  (UNIT_DOCUMENTS as readonly DocumentName[]).includes(document);

/** Views that are written row by row however long they are, in these formats. */
export const LEDGER_DOCUMENTS = ["duties", "findings"] as const satisfies readonly DocumentName[];
export type LedgerDocument = (typeof LEDGER_DOCUMENTS)[number];

export type DocumentInput<Name extends DocumentName> = z.output<(typeof documentSchema)[Name]>;

/** What every document prints besides its rows. */
export interface SheetContext {
  year: number;
  /** 高台县: the government's name without 人民政府. */
  county: string;
  /** Code of the government. */
  government: string;
  /** The one unit asked for, if any. */
  unit: { code: string; name: string; shortName: string } | null;
  /** Who may bring the sheet back filled in: the office any, a unit what it reports; null: nobody. */
  sender: "OFFICE" | "UNIT" | null;
  /** Who prints it, and the unit that answers for it. */
  operator: string;
  operatorUnit: string;
  /** Code of that unit. */
  operatorCode: string;
  exportedAt: Date;
  today: Day;
}
