import { assertCan } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { buildDocument } from "@/lib/documents/build";
import type { SheetSpec } from "@/lib/documents/sheet";
import { printedOf } from "@/lib/documents/template/rules";
import { AppError, notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";
import { namesOf, type TemplateNames } from "./rules";
import { TEMPLATE_DOCUMENT_NAMES, TEMPLATE_EXTENSIONS, type TemplateDocument, type TemplateExtension } from "./status";

/** A template as it is chosen at export. */
export interface TemplateChoice {
  id: string;
  document: TemplateDocument;
  format: TemplateExtension;
  name: string;
}

/** The newest editions in force of the viewer's government. */
export async function listTemplateChoices(viewer: Viewer): Promise<TemplateChoice[]> {
  assertCan(viewer, "exportSheets");
  const rows = await db.documentTemplate.findMany({
    where: { governmentId: viewer.governmentId, voidedAt: null, next: null, file: { scan: { not: "INFECTED" } } },
    select: { id: true, document: true, format: true, name: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return rows.map(({ format, document, ...row }) => ({
    ...row,
    document: documentOf(document),
    format: TEMPLATE_EXTENSIONS[format],
  }));
}

export interface TemplateRow extends TemplateChoice {
  edition: number;
  fileName: string;
  size: number;
  uploader: { name: string; unitName: string };
  createdAt: Date;
  voidedAt: Date | null;
}

const SELECT = {
  ...{ id: true, document: true, format: true, name: true, edition: true, fileName: true },
  ...{ createdAt: true, voidedAt: true, previousId: true, sha256: true },
  file: { select: { size: true } },
  uploader: { select: { name: true, unit: { select: { shortName: true } } } },
} as const;

type Found = Awaited<ReturnType<typeof findRow>>;

const findRow = (governmentId: string, id: string) =>
  db.documentTemplate.findFirstOrThrow({ where: { id, governmentId }, select: SELECT });

/** The newest edition of each template, those in force first. */
export async function listTemplates(viewer: Viewer): Promise<TemplateRow[]> {
  assertCan(viewer, "manageTemplates");
  const rows = await db.documentTemplate.findMany({
    where: { governmentId: viewer.governmentId, next: null },
    select: SELECT,
    orderBy: [{ voidedAt: { sort: "desc", nulls: "first" } }, { document: "asc" }, { name: "asc" }],
  });
  return rows.map(shape);
}

export interface TemplateRecord extends TemplateRow {
  sha256: string;
  /** All of them, the newest first, itself among them. */
  editions: TemplateRow[];
  isNewest: boolean;
}

/** One edition with the others of its template. */
export async function getTemplate(viewer: Viewer, id: string): Promise<TemplateRecord> {
  assertCan(viewer, "manageTemplates");
  if (!isId(id)) throw notFound();
  const { governmentId } = viewer;
  const own = await db.documentTemplate.findFirst({ where: { id, governmentId }, select: SELECT });
  if (!own) throw notFound();
  const rows = await db.documentTemplate.findMany({
    where: { governmentId, document: own.document, id: { in: await editionIds(id) } },
    select: SELECT,
    orderBy: { edition: "desc" },
  });
  const editions = rows.map(shape);
  return { ...shape(own), sha256: own.sha256, editions, isNewest: editions[0]?.id === id };
}

/** Of all editions of the template that has this one. */
async function editionIds(id: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    with recursive chain as (
      select t.id, t."previousId" from "DocumentTemplate" t where t.id = ${id}::uuid
      union
      select t.id, t."previousId" from "DocumentTemplate" t join chain c on t.id = c."previousId" or t."previousId" = c.id)
    select id from chain`;
  return rows.map((row) => row.id);
}

/** The names of a document's place-holders. */
export async function getTemplateNames(viewer: Viewer, document: TemplateDocument): Promise<TemplateNames> {
  assertCan(viewer, "manageTemplates");
  return namesOf((await getEmptySheet(viewer, document)).columns);
}

/** The document without a row: its columns and head. */
export async function getEmptySheet(viewer: Viewer, document: TemplateDocument): Promise<SheetSpec> {
  const { spec } = await buildDocument(viewer, document, { q: NOBODY });
  if (spec.kind !== "sheet") throw new AppError("INVALID", "templateUnknown", { field: "document" });
  return printedOf(spec.sheet);
}

/** Words that stand in no record. */
const NOBODY = "⁂⁂⁂⁂";

const documentOf = (name: string): TemplateDocument =>
  TEMPLATE_DOCUMENT_NAMES.find((one) => one === name) ?? "breakdown";

function shape({ file, uploader, format, document, ...row }: Found): TemplateRow {
  const { id, name, edition, fileName, createdAt, voidedAt } = row;
  return {
    ...{ id, name, edition, fileName, createdAt, voidedAt },
    document: documentOf(document),
    format: TEMPLATE_EXTENSIONS[format],
    size: file.size,
    uploader: { name: uploader.name, unitName: uploader.unit.shortName },
  };
}
