import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { notFound } from "@/lib/errors";
import { MESSAGES } from "@/lib/i18n/messages";
import { isId } from "@/lib/ids";
import { kindOf } from "@/lib/imports/kinds";
import { importKinds } from "@/lib/imports/policy";
import type { FileResult, ImportJob, ImportSettings, Mapping } from "@/lib/imports/preview";
import { READERS } from "@/lib/imports/readers";
import { isCutOff } from "@/lib/imports/rules";
import { importScope } from "@/lib/imports/scope";
import { type ImportKind, type ImportStatus, MAX_IMPORT_BYTES, MAX_IMPORT_ROWS } from "@/lib/imports/status";

export interface ImportProgress {
  status: ImportStatus;
  rowsRead: number;
  /** Rows that the sheets have, headings and blanks among them; null until it is known. */
  rowsFound: number | null;
  isCutOff: boolean;
  version: number;
}

/** How far a reading is: what a progress bar asks for every second. */
export async function getImportProgress(viewer: Viewer, id: string): Promise<ImportProgress> {
  const where = { id, ...importScope(viewer) };
  const select = { status: true, rowsRead: true, readAt: true, version: true };
  const row = isId(id) ? await db.import.findFirst({ where, select }) : null;
  if (!row) throw notFound();
  const { readAt, ...progress } = row;
  const rowsFound = row.status === "READING" ? await countRowsFound(id) : null;
  return { ...progress, rowsFound, isCutOff: isCutOff({ status: row.status, readAt }, new Date()) };
}

/** Rows of the sheets that are read; null while one of the files is not open yet. */
async function countRowsFound(id: string): Promise<number | null> {
  const [counted] = await db.$queryRaw<{ rows: number | null }[]>`
    select case when bool_and(f.fault is not null or f.found is not null) then
      sum((select max((s->>'rows')::int) from jsonb_array_elements(f.found->'sheets') s
        where f.fault is null and s->>'name' = f.found->>'sheet'))::int end as rows
    from "ImportFile" f where f."importId" = ${id}::uuid`;
  return counted?.rows ?? null;
}

export interface FileToRead {
  id: string;
  sha256: string;
  name: string;
}

/** Everything that reading an import needs besides the contents of its files. */
export async function getReadingJob(
  viewer: Viewer,
  id: string,
): Promise<{ files: FileToRead[]; job: Omit<ImportJob, "files"> }> {
  const { files, plan, kind, year, settings, governmentId } = await db.import.findUniqueOrThrow({
    where: { id },
    select: {
      ...{ kind: true, year: true, settings: true, governmentId: true },
      plan: { select: { id: true, governmentId: true, year: true, status: true } },
      files: { select: { id: true, sha256: true, name: true }, orderBy: { sortNo: "asc" } },
    },
  });
  return {
    files,
    job: {
      ...{ kind, year, settings: settings as unknown as ImportSettings },
      layouts: await layoutsOf(governmentId, kind),
      context: await kindOf(kind).getContext(db, viewer, plan),
      scope: await scopeOf(viewer),
    },
  };
}

type Refused = Exclude<FileResult, { fault: null }>;

/** What the sentence of a refusal says besides the name of the file. */
export async function getFaultValues({ fault, values = {} }: Refused, job: Pick<ImportJob, "kind" | "year" | "scope">) {
  switch (fault) {
    case "TOO_LARGE":
      return { megabytes: MAX_IMPORT_BYTES / 1024 / 1024, rows: MAX_IMPORT_ROWS };
    case "NO_HEADING": {
      const { columns } = await READERS[job.kind]();
      const required = columns.filter(({ isRequired }) => isRequired);
      return { columns: required.map(({ names: [name] }) => name).join("、") };
    }
    case "WRONG_YEAR":
      return { found: values.year ?? "", year: job.year };
    case "WRONG_UNIT":
      return { found: await unitName(String(values.unit ?? ""), job.scope.government) };
    case "WRONG_KIND":
      return { found: documentName(String(values.document ?? "")) };
    default:
      return {};
  }
}

/** Whatever a file says: names of other governments' units are not to be had by their codes. */
async function unitName(code: string, government: string): Promise<string> {
  const where = { code, path: { contains: `/${government}/` } };
  return (await db.unit.findFirst({ where, select: { name: true } }))?.name ?? code;
}

function documentName(document: string): string {
  const documents: Record<string, { name: string }> = MESSAGES["zh-CN"].documents.documents;
  return documents[document]?.name ?? document;
}

async function layoutsOf(governmentId: string, kind: ImportKind): Promise<Record<string, Mapping>> {
  const where = { governmentId, kind };
  const rows = await db.importLayout.findMany({ where, select: { layout: true, columns: true } });
  return Object.fromEntries(rows.map(({ layout, columns }) => [layout, columns as Mapping]));
}

/** The office reads sheets of every unit of its government, others those of their own. */
async function scopeOf(viewer: Viewer): Promise<ImportJob["scope"]> {
  const { unitId, governmentId } = viewer;
  const rows = await db.unit.findMany({
    where: { id: { in: [unitId, governmentId] } },
    select: { id: true, code: true },
  });
  const codeOf = (id: string) => rows.find((row) => row.id === id)?.code ?? "";
  return { government: codeOf(governmentId), unit: importKinds(viewer).includes("UNITS") ? null : codeOf(unitId) };
}
