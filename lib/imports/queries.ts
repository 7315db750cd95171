import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";
import type { Prisma } from "@/prisma/generated/client";
import { canChangeImport, importKinds } from "./policy";
import type { Found, ImportSettings, Problem } from "./preview";
import { asksReason, isCutOff, undoUntil } from "./rules";
import { importScope } from "./scope";
import type { FileFault, ImportKind, ImportStatus, RowAction } from "./status";

const IMPORTS_PER_PAGE = 20;

/** Rows of the sheets by what confirming does with them. */
export interface Totals {
  create: number;
  update: number;
  unchanged: number;
  refuse: number;
  skip: number;
}

interface Person {
  name: string;
  unitName: string;
}

/** One line of the history of imports. */
export interface ImportListRow {
  id: string;
  kind: ImportKind;
  year: number;
  status: ImportStatus;
  /** Names of its files, in order. */
  files: string[];
  actor: Person;
  createdAt: Date;
  confirmedAt: Date | null;
  confirmedBy: Person | null;
  undoneAt: Date | null;
  undoneBy: Person | null;
  totals: Totals;
  /** Until when it can be undone; null when it cannot, or not any more. */
  undoUntil: Date | null;
  /** Whether this viewer may undo it now. */
  canUndo: boolean;
}

/** Imports that the viewer may see, the last one first. */
export async function listImports(
  viewer: Viewer,
  page: number,
): Promise<{ total: number; page: number; size: number; rows: ImportListRow[] }> {
  const where = importScope(viewer);
  const total = await db.import.count({ where });
  const rows = await db.import.findMany({
    where,
    select: HEAD,
    orderBy: { id: "desc" },
    skip: (page - 1) * IMPORTS_PER_PAGE,
    take: IMPORTS_PER_PAGE,
  });
  return { total, page, size: IMPORTS_PER_PAGE, rows: rows.map((row) => headOf(viewer, row)) };
}

export interface ImportedFile {
  sortNo: number;
  name: string;
  /** Null until it is read, or when it is refused as a whole. */
  found: Found | null;
  fault: FileFault | null;
  /** The unit that the file was made for, when it is one of ours. */
  unitName: string | null;
  /** For the placeholders of the sentence of the fault, besides `name`. */
  faultValues: Record<string, string | number>;
  totals: Totals;
}

/** An import as the wizard shows it. */
export interface ImportRecord extends Omit<ImportListRow, "files"> {
  version: number;
  plan: { id: string; title: string; status: "DRAFT" | "ISSUED" | "CLOSED" } | null;
  files: ImportedFile[];
  settings: ImportSettings;
  /** Told of the whole. */
  problems: Problem[];
  rowsRead: number;
  /** It is READING and nobody reads any more: it can be read again. */
  isCutOff: boolean;
  /** Confirming asks for a reason and a document number. */
  asksReason: boolean;
  /** As given when it was confirmed. */
  reason: string;
  documentNo: string;
  /** May still be corrected, confirmed or discarded by this viewer. */
  canChange: boolean;
}

/** NOT_FOUND outside the viewer's scope. */
export async function getImport(viewer: Viewer, id: string): Promise<ImportRecord> {
  const where = { id, ...importScope(viewer) };
  const row = isId(id) ? await db.import.findFirst({ where, select: RECORD }) : null;
  if (!row) throw notFound();
  const [perFile, unitNames] = await Promise.all([totalsByFile(id), unitNamesOf(viewer, row.files)]);
  const { files, plan, settings, problems, rowsRead, readAt, reason, documentNo, version, ...head } = row;
  return {
    ...headOf(viewer, { ...head, files }),
    ...{ version, plan, rowsRead, reason, documentNo },
    settings: settings as unknown as ImportSettings,
    problems: problems as unknown as Problem[],
    isCutOff: isCutOff({ status: row.status, readAt }, new Date()),
    asksReason: asksReason(row.kind, plan),
    canChange: canChangeImport(viewer, row) && ["READING", "READY", "FAILED"].includes(row.status),
    files: files.map(({ id: fileId, sortNo, name, found, fault }) => ({
      ...{ sortNo, name },
      found: fault ? null : (found as unknown as Found | null),
      fault: fault as FileFault | null,
      unitName: unitNames.get((found as unknown as Found | null)?.unit ?? "") ?? null,
      faultValues: fault ? ((found ?? {}) as Record<string, string | number>) : {},
      totals: perFile.get(fileId) ?? NO_ROWS,
    })),
  };
}

/** NOT_FOUND for an import outside the viewer's scope. */
export async function assertSeen(viewer: Viewer, id: string): Promise<void> {
  const where = { id, ...importScope(viewer) };
  if (!isId(id) || (await db.import.count({ where })) === 0) throw notFound();
}

const NO_ROWS: Totals = { create: 0, update: 0, unchanged: 0, refuse: 0, skip: 0 };
const TOTAL_OF = {
  CREATE: "create",
  UPDATE: "update",
  UNCHANGED: "unchanged",
  REFUSE: "refuse",
  SKIP: "skip",
} as const satisfies Record<RowAction, keyof Totals>;

async function totalsByFile(importId: string): Promise<Map<string, Totals>> {
  const groups = await db.importRow.groupBy({ by: ["fileId", "action"], where: { importId }, _count: true });
  const totals = new Map<string, Totals>();
  for (const { fileId, action, _count } of groups) {
    totals.set(fileId, { ...(totals.get(fileId) ?? NO_ROWS), [TOTAL_OF[action]]: _count });
  }
  return totals;
}

/** By code. */
async function unitNamesOf(
  { governmentId }: Viewer,
  files: readonly { found: Prisma.JsonValue }[],
): Promise<Map<string, string>> {
  const codes = files.flatMap(({ found }) => (found as unknown as Found | null)?.unit ?? []);
  if (codes.length === 0) return new Map();
  const where = { governmentId, code: { in: codes } };
  const units = await db.unit.findMany({ where, select: { code: true, shortName: true } });
  return new Map(units.map(({ code, shortName }) => [code, shortName]));
}

const PERSON = { select: { name: true, unit: { select: { name: true } } } } satisfies Prisma.UserDefaultArgs;
const HEAD = {
  ...{ id: true, kind: true, year: true, status: true, createdAt: true, confirmedAt: true, undoneAt: true },
  ...{ creates: true, updates: true, unchanged: true, refused: true, skipped: true },
  actor: PERSON,
  confirmedBy: PERSON,
  undoneBy: PERSON,
  files: { select: { id: true, sortNo: true, name: true }, orderBy: { sortNo: "asc" } },
} satisfies Prisma.ImportSelect;
const RECORD = {
  ...HEAD,
  ...{
    unitId: true,
    version: true,
    settings: true,
    problems: true,
    rowsRead: true,
    readAt: true,
    reason: true,
    documentNo: true,
  },
  plan: { select: { id: true, title: true, status: true } },
  files: {
    select: { id: true, sortNo: true, name: true, found: true, fault: true },
    orderBy: { sortNo: "asc" },
  },
} satisfies Prisma.ImportSelect;
type Head = Prisma.ImportGetPayload<{ select: typeof HEAD }>;

function headOf(viewer: Viewer, row: Head): ImportListRow {
  const { id, kind, year, status, createdAt, confirmedAt, undoneAt } = row;
  const until = undoUntil(row, new Date());
  return {
    ...{ id, kind, year, status, createdAt, confirmedAt, undoneAt },
    files: row.files.map(({ name }) => name),
    actor: personOf(row.actor),
    confirmedBy: row.confirmedBy && personOf(row.confirmedBy),
    undoneBy: row.undoneBy && personOf(row.undoneBy),
    totals: {
      ...{ create: row.creates, update: row.updates, unchanged: row.unchanged, refuse: row.refused, skip: row.skipped },
    },
    undoUntil: until,
    canUndo: until !== null && importKinds(viewer).includes(kind),
  };
}

const personOf = ({ name, unit }: { name: string; unit: { name: string } }): Person => ({ name, unitName: unit.name });
