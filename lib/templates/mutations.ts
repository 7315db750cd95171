import { readFile } from "node:fs/promises";
import { recordEvent } from "@/lib/activity/mutations";
import type { ReceivedForm } from "@/lib/attachments/upload/form";
import type { Incoming } from "@/lib/attachments/upload/receive";
import { cleanFileName } from "@/lib/attachments/upload/rules";
import { type CheckedFile, ensureStored, scanReceived, writeStored } from "@/lib/attachments/upload/stored/mutations";
import { takeForm } from "@/lib/attachments/upload/take";
import { assertCan } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { isUniqueViolation, type Tx, transaction } from "@/lib/db";
import { writeDocument } from "@/lib/documents/writer/writer";
import { AppError, conflict, notFound } from "@/lib/errors";
import { parseInput } from "@/lib/input";
import { checkTemplate, templateFormat } from "./content/check";
import { getEmptySheet } from "./queries";
import { type UploadTemplateInput, uploadTemplateSchema, type VoidTemplateInput } from "./schema";
import { MAX_TEMPLATE_BYTES, TEMPLATE_DOCUMENTS, type TemplateDocument } from "./status";

const LIMITS = { files: 1, fileBytes: MAX_TEMPLATE_BYTES, totalBytes: MAX_TEMPLATE_BYTES };

/**
 * Receives an office's own file for a document, or a new edition of one. It is taken when it is a plain form with known names and
 * can be filled; a refusal leaves nothing.
 */
export async function uploadTemplate(
  viewer: Viewer,
  incoming: Incoming,
  signal: AbortSignal,
): Promise<{ id: string; edition: number }> {
  assertCan(viewer, "manageTemplates");
  return takeForm(viewer, incoming, LIMITS, signal, (form) => accept(viewer, form));
}

interface Place {
  document: TemplateDocument;
  name: string;
  previousId: string | null;
  edition: number;
}

async function accept(viewer: Viewer, { files: [received], fields }: ReceivedForm) {
  const input = parseInput(uploadTemplateSchema, fields);
  const { document } = await transaction((tx) => placeOf(tx, viewer, input));
  if (received.size === 0) throw new AppError("EMPTY_FILE", "fileEmpty", { field: "file" });
  const fileName = cleanFileName(received.name);
  const format = templateFormat(fileName);
  if (!(TEMPLATE_DOCUMENTS[document] as readonly string[]).includes(format)) {
    throw new AppError("INVALID", "templateFormat", { field: "file", values: { format } });
  }
  const sheet = await getEmptySheet(viewer, document);
  const bytes = await readFile(received.path);
  const type = await checkTemplate(received.path, bytes, fileName, sheet.columns);
  const scan = await scanReceived(viewer, received, fileName);
  // What cannot be filled is better told now than to whoever exports.
  await writeDocument({ kind: "template", sheet, template: { format, bytes } }, format).catch((error: Error) => {
    throw Object.assign(new AppError("BROKEN_FILE", "templateNotFilled", { field: "file" }), { cause: error });
  });
  const file: CheckedFile = { ...received, name: fileName, type, scan };
  await ensureStored(file);
  try {
    return await transaction((tx) => addTemplate(tx, viewer, input, file));
  } catch (error) {
    // Another edition was faster.
    throw isUniqueViolation(error) ? conflict() : error;
  }
}

/** What it is of and how it is called. CONFLICT where the template has a newer edition or was withdrawn. */
async function placeOf(tx: Tx, { governmentId }: Viewer, input: UploadTemplateInput): Promise<Place> {
  if (!("previousId" in input)) return { ...input, previousId: null, edition: 1 };
  const { previousId } = input;
  const previous = await tx.documentTemplate.findFirst({
    where: { id: previousId, governmentId },
    select: { document: true, name: true, edition: true, voidedAt: true, next: { select: { id: true } } },
  });
  if (!previous) throw notFound();
  if (previous.next || previous.voidedAt) throw conflict();
  return {
    previousId,
    name: previous.name,
    document: previous.document as TemplateDocument,
    edition: previous.edition + 1,
  };
}

async function addTemplate(tx: Tx, viewer: Viewer, input: UploadTemplateInput, file: CheckedFile) {
  const { governmentId, userId: uploaderId } = viewer;
  const place = await placeOf(tx, viewer, input);
  await writeStored(tx, file);
  const { id, edition } = await tx.documentTemplate.create({
    data: {
      ...place,
      ...{ governmentId, uploaderId, fileName: file.name, sha256: file.sha256 },
      format: templateFormat(file.name) === "docx" ? "DOCX" : "XLSX",
    },
    select: { id: true, edition: true },
  });
  const { name, document } = place;
  await recordEvent(tx, viewer, { kind: "TEMPLATE_ADDED", payload: { name, document, edition } });
  return { id, edition };
}

/** Withdraws a template with all its editions; what was exported with it stays. */
export async function voidTemplate(viewer: Viewer, { id }: VoidTemplateInput): Promise<{ id: string }> {
  const { governmentId } = viewer;
  return transaction(async (tx) => {
    assertCan(viewer, "manageTemplates");
    const found = await tx.documentTemplate.findFirst({
      where: { id, governmentId },
      select: { name: true, document: true, voidedAt: true, next: { select: { id: true } } },
    });
    if (!found) throw notFound();
    if (found.next || found.voidedAt) throw conflict();
    const voided = await tx.$executeRaw`
      with recursive chain as (
        select t.id, t."previousId" from "DocumentTemplate" t where t.id = ${id}::uuid
        union select t.id, t."previousId" from "DocumentTemplate" t join chain c on t.id = c."previousId")
      update "DocumentTemplate" t set "voidedAt" = now() from chain c where t.id = c.id and t."voidedAt" is null
        and not exists (select 1 from "DocumentTemplate" n where n."previousId" = ${id}::uuid)`;
    if (voided === 0) throw conflict();
    const { name, document } = found;
    await recordEvent(tx, viewer, { kind: "TEMPLATE_VOIDED", payload: { name, document } });
    return { id };
  });
}
