import type { Viewer } from "@/lib/auth/viewer";
import { buildDocument } from "@/lib/documents/build";
import { MAX_WHOLE_ROWS, withRowLimit } from "@/lib/documents/rules";
import { readContent } from "@/lib/documents/template/queries";
import { inTurn } from "@/lib/documents/turn";
import { writeDocument } from "@/lib/documents/writer/writer";
import { PREVIEW_RECORDS, type TemplateDocument, type TemplateExtension } from "@/lib/templates/status";
import { bookPreview } from "./book";
import type { PreviewBlock } from "./rules";
import { wordPreview } from "./word";

export interface TemplatePreview {
  blocks: PreviewBlock[];
  /** Records that the document has; a preview shows the first of them. */
  rows: number;
}

interface Previewed {
  document: TemplateDocument;
  format: TemplateExtension;
  sha256: string;
}

/** The template filled with what the viewer sees of the present year, as far as a page shows it. */
export function getTemplatePreview(viewer: Viewer, { document, format, sha256 }: Previewed): Promise<TemplatePreview> {
  return inTurn(async () => {
    const { spec, rows } = await withRowLimit(MAX_WHOLE_ROWS, () => buildDocument(viewer, document, {}));
    if (spec.kind !== "sheet") return { blocks: [], rows };
    const template = { format, bytes: await readContent(sha256), limit: PREVIEW_RECORDS };
    const filled = await writeDocument({ kind: "template", sheet: spec.sheet, template }, format);
    return { blocks: await (format === "docx" ? wordPreview(filled) : bookPreview(filled)), rows };
  });
}
