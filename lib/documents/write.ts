import type { Format } from "./schema";
import type { SheetSpec } from "./sheet";
import type { TemplateFile } from "./template/fill";
import type { TextSpec } from "./text";

/** A document before it has a format. */
export type DocumentSpec =
  | { kind: "sheet"; sheet: SheetSpec }
  | { kind: "text"; text: TextSpec }
  /** A sheet in an office's own layout, whose format it has. */
  | { kind: "template"; sheet: SheetSpec; template: TemplateFile };

/**
 * The document as a file; `writer/writer.ts` does it in a process of its own. Texts come in docx and pdf alone: `DOCUMENTS`
 * offers no other format for them. Each format's library is loaded when it is first asked for: one takes a second.
 */
export async function writeDocument(spec: DocumentSpec, format: Format): Promise<Uint8Array> {
  if (spec.kind === "text") {
    if (format === "pdf") return (await import("./pdf/writer")).writeTextPdf(spec.text);
    return (await import("./docx/writer")).writeTextDocx(spec.text);
  }
  if (spec.kind === "template") return (await import("./template/fill")).fillTemplate(spec.sheet, spec.template);
  switch (format) {
    case "xlsx":
      return (await import("./xlsx")).writeSheet(spec.sheet);
    case "docx":
      return (await import("./docx/writer")).writeSheetDocx(spec.sheet);
    case "pdf":
      return (await import("./pdf/writer")).writeSheetPdf(spec.sheet);
    case "csv":
      return (await import("./csv")).writeSheetCsv(spec.sheet);
  }
}
