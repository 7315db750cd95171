import { inspectFile } from "@/lib/attachments/upload/content/inspect";
import { extensionOf } from "@/lib/attachments/upload/rules";
import type { SheetColumn } from "@/lib/documents/sheet";
import { AppError, type ErrorMessage, type ErrorValues } from "@/lib/errors";
import { FaultError } from "@/lib/imports/file/fault";
import { openArchive } from "@/lib/imports/file/zip";
import { FAULT_MESSAGES } from "@/lib/imports/rules";
import { checkNames } from "@/lib/templates/rules";
import type { TemplateExtension } from "@/lib/templates/status";
import { fetchingField, foreignPart } from "./parts";
import { bookTexts, type TemplateText, wordTexts } from "./texts";

const refused = (key: ErrorMessage, values?: ErrorValues) => new AppError("INVALID", key, { field: "file", values });

/** The format that a file's name says. UNSUPPORTED_TYPE for any other. */
export function templateFormat(name: string): TemplateExtension {
  const extension = extensionOf(name);
  if (extension === "docx" || extension === "xlsx") return extension;
  throw new AppError("UNSUPPORTED_TYPE", "templateType", { field: "file" });
}

/**
 * The media type of a template that holds nothing but a form with names that are known. Nothing is unpacked before it is known to
 * what; nothing in it is evaluated.
 */
export async function checkTemplate(
  path: string,
  bytes: Buffer,
  name: string,
  columns: readonly SheetColumn[],
): Promise<string> {
  const type = await inspectFile(path, name);
  try {
    assertNames(await readTexts(bytes, templateFormat(name)), columns);
    return type;
  } catch (error) {
    if (error instanceof AppError) throw error;
    const fault = error instanceof FaultError ? error.fault : "BROKEN_FILE";
    throw new AppError(fault, FAULT_MESSAGES[fault], { field: "file", values: { name } });
  }
}

async function readTexts(bytes: Buffer, format: TemplateExtension): Promise<TemplateText[]> {
  const zip = await openArchive(bytes);
  const part = await foreignPart(zip);
  if (part !== null) throw refused("templateForeign", { part: part.slice(0, 120) });
  if (format === "docx") {
    const { texts, fields } = await wordTexts(zip);
    const field = fetchingField(fields);
    if (field !== null) throw refused("templateForeign", { part: field });
    return texts;
  }
  const { texts, formula, isWide } = await bookTexts(zip);
  if (formula !== null) throw refused("templateFormula", { cell: formula });
  if (isWide) throw refused("templateTooWide");
  return texts;
}

function assertNames(texts: readonly TemplateText[], columns: readonly SheetColumn[]) {
  const { unknown, open, outside, hasColumn } = checkNames(texts, columns);
  if (open.length > 0) throw refused("templateBraces", { texts: open.slice(0, 5).join("、") });
  if (unknown.length > 0) {
    const names = unknown.slice(0, 20).map(({ name, suggestion }) => (suggestion ? `${name} → ${suggestion}？` : name));
    throw refused("templatePlaceholders", { names: names.join("、") });
  }
  if (outside.length > 0) throw refused("templateOutside", { names: outside.slice(0, 20).join("、") });
  if (!hasColumn) throw refused("templateNoColumn", { name: columns[1]?.title ?? "" });
}
