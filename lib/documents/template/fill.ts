import type { SheetSpec } from "../sheet";
import { fillingOf } from "./rules";

/** An office's own file, as it was uploaded. */
export interface TemplateFile {
  format: "xlsx" | "docx";
  bytes: Uint8Array;
  /** At most so many records, for a preview. */
  limit?: number;
}

/** The sheet in the office's own layout. */
export async function fillTemplate(sheet: SheetSpec, { format, bytes, limit }: TemplateFile): Promise<Uint8Array> {
  const filling = fillingOf(sheet, limit);
  if (format === "docx") return (await import("./fill-docx")).fillDocx(bytes, filling);
  return (await import("./fill-xlsx")).fillXlsx(bytes, filling, sheet);
}
