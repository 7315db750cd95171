import type { Readable } from "node:stream";
import { assertCan } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { AppError, notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";
import type { Prisma } from "@/prisma/generated/client";
import { type DocumentName, documentOf, type Format } from "../schema";
import { openExportFile } from "./place";
import { type ExportState, KEPT_MS, MAX_KEPT, stateOf } from "./rules";

/** What one sees of the exports of the last week. */
const SHOWN_MS = 7 * KEPT_MS;

const COLUMNS = {
  ...{ id: true, document: true, format: true, status: true, rowsDone: true, rowsTotal: true, fileName: true },
  ...{ bytes: true, beatAt: true, createdAt: true, expiresAt: true },
} satisfies Prisma.ExportJobSelect;

type Row = Prisma.ExportJobGetPayload<{ select: typeof COLUMNS }>;

/** An export in the background as its requester sees it. */
export interface ExportJobView {
  id: string;
  document: DocumentName;
  format: Format;
  state: ExportState;
  rowsDone: number;
  rowsTotal: number;
  /** Empty until it is done. */
  fileName: string;
  bytes: number;
  createdAt: Date;
  expiresAt: Date;
}

/** Those of the last days, the newest first; nobody sees another's. */
export async function listExportJobs(viewer: Viewer): Promise<ExportJobView[]> {
  assertCan(viewer, "exportSheets");
  const rows = await db.exportJob.findMany({
    where: { actorId: viewer.userId, createdAt: { gt: new Date(Date.now() - SHOWN_MS) } },
    select: COLUMNS,
    orderBy: { id: "desc" },
    take: MAX_KEPT,
  });
  return rows.map(viewOf);
}

/** NOT_FOUND for another's. */
export async function getExportJob(viewer: Viewer, id: string): Promise<ExportJobView> {
  assertCan(viewer, "exportSheets");
  const where = { id, actorId: viewer.userId };
  const row = isId(id) ? await db.exportJob.findUnique({ where, select: COLUMNS }) : null;
  if (!row) throw notFound();
  return viewOf(row);
}

export interface ExportFile {
  fileName: string;
  document: DocumentName;
  format: Format;
  size: number;
  stream: Readable;
}

/** The finished file, for its requester alone; NOT_FOUND before it is done and after it has expired. */
export async function openExport(viewer: Viewer, id: string): Promise<ExportFile> {
  const { state, fileName, document, format } = await getExportJob(viewer, id);
  if (state === "EXPIRED") throw new AppError("NOT_FOUND", "jobExpired");
  const file = state === "DONE" ? await openExportFile(id) : null;
  if (!file) throw notFound();
  return { fileName, document, format, ...file };
}

function viewOf({ document, format, status, beatAt, ...row }: Row): ExportJobView {
  const named = documentOf(`${document}.${format}`);
  if (!named) throw new Error(`no document ${document}.${format}`);
  return { ...row, ...named, state: stateOf({ status, beatAt, expiresAt: row.expiresAt }, new Date()) };
}
