import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { MESSAGES } from "@/lib/i18n/messages";
import { kindOf } from "@/lib/imports/kinds";
import { importKinds } from "@/lib/imports/policy";
import type { FileResult, ImportJob, ImportSettings, Mapping } from "@/lib/imports/preview";
import { READERS } from "@/lib/imports/readers";
import { type ImportKind, MAX_IMPORT_BYTES, MAX_IMPORT_ROWS } from "@/lib/imports/status";

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
export async function getFaultValues({ fault, values = {} }: Refused, job: Pick<ImportJob, "kind" | "year">) {
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
      return { found: await unitName(String(values.unit ?? "")) };
    case "WRONG_KIND":
      return { found: documentName(String(values.document ?? "")) };
    default:
      return {};
  }
}

async function unitName(code: string): Promise<string> {
  return (await db.unit.findUnique({ where: { code }, select: { name: true } }))?.name ?? code;
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
