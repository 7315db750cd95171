import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { AppError, notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";
import type { Found, Problem } from "@/lib/imports/preview";
import { importScope } from "@/lib/imports/scope";

/** Rows that are fetched at once. */
const CHUNK = 1_000;

export interface MarkedFile {
  fileId: string;
  name: string;
  sha256: string;
  found: Found;
  /** Told of the whole import. */
  problems: Problem[];
  /** Rows with something to say, and the first that is refused. */
  rows: number;
  opensAt: number | null;
}

/** A file of an import as it was read. NOT_FOUND outside the viewer's scope and for a file that is refused as a whole. */
export async function getMarkedFile(viewer: Viewer, id: string, sortNo: number): Promise<MarkedFile> {
  const where = { id, ...importScope(viewer) };
  const select = {
    ...{ status: true, problems: true },
    files: { where: { sortNo }, select: { id: true, name: true, sha256: true, found: true, fault: true } },
  };
  const row = isId(id) ? await db.import.findFirst({ where, select }) : null;
  const file = row?.files[0];
  if (!row || !file) throw notFound();
  if (row.status === "READING") throw new AppError("CONFLICT", "importStillRead");
  if (row.status === "DISCARDED") throw new AppError("CONFLICT", "importEnded");
  if (file.fault !== null || file.found === null) throw notFound();
  const ofFile = { fileId: file.id };
  const [rows, first] = await Promise.all([
    db.importRow.count({ where: { ...ofFile, problems: { not: [] } } }),
    db.importRow.findFirst({ where: { ...ofFile, action: "REFUSE" }, select: { no: true }, orderBy: { no: "asc" } }),
  ]);
  return {
    ...{ fileId: file.id, name: file.name, sha256: file.sha256, rows },
    found: file.found as unknown as Found,
    problems: row.problems as unknown as Problem[],
    opensAt: first?.no ?? null,
  };
}

/** Rows of a file with something to say, in the order of the sheet, some at a time. */
export async function* eachRowInDoubt(fileId: string): AsyncGenerator<{ no: number; problems: Problem[] }[]> {
  let after = 0;
  for (;;) {
    const rows = await db.importRow.findMany({
      where: { fileId, no: { gt: after }, problems: { not: [] } },
      select: { no: true, problems: true },
      orderBy: { no: "asc" },
      take: CHUNK,
    });
    yield rows.map(({ no, problems }) => ({ no, problems: problems as unknown as Problem[] }));
    const last = rows.at(-1);
    if (!last || rows.length < CHUNK) return;
    after = last.no;
  }
}
