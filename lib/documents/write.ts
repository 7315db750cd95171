import { writeSheetCsv } from "./csv";
import { writeSheetDocx, writeTextDocx } from "./docx/writer";
import { writeSheetPdf, writeTextPdf } from "./pdf/writer";
import type { Format } from "./schema";
import type { SheetSpec } from "./sheet";
import type { TextSpec } from "./text";
import { writeSheet } from "./xlsx";

/** A document before it has a format. */
export type DocumentSpec = { kind: "sheet"; sheet: SheetSpec } | { kind: "text"; text: TextSpec };

/** The document as a file. Texts come in docx and pdf alone: `DOCUMENTS` offers no other format for them. */
export async function writeDocument(spec: DocumentSpec, format: Format): Promise<Uint8Array> {
  if (spec.kind === "text") return format === "pdf" ? writeTextPdf(spec.text) : writeTextDocx(spec.text);
  switch (format) {
    case "xlsx":
      return writeSheet(spec.sheet);
    case "docx":
      return writeSheetDocx(spec.sheet);
    case "pdf":
      return writeSheetPdf(spec.sheet);
    case "csv":
      return writeSheetCsv(spec.sheet);
  }
}
