import { assertCan } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/dates";
import { db } from "@/lib/db";
import { ledgerReach } from "@/lib/duties/policy";
import { periodsOf } from "@/lib/duties/progress/rules";
import { countDuties, type DutyGroupRow, type DutyRow, listAllDuties, listDuties } from "@/lib/duties/queries";
import type { DutyListInput } from "@/lib/duties/schema";
import { dutyFrom, dutyScope } from "@/lib/duties/scope";
import { AppError, notFound } from "@/lib/errors";
import { getLedgerYear } from "@/lib/plans/queries";
import { type Contact, countOverdue, findContacts, listAllOverdue, type OverdueRow } from "@/lib/supervision/queries";
import { listUnitOptions } from "@/lib/units/queries";
import { unitScope } from "@/lib/units/scope";
import { Prisma } from "@/prisma/generated/client";
import { assertFits } from "./rules";
import { type DocumentInput, type DocumentName, VIEW_DOCUMENTS } from "./schema";

interface SheetIndicator {
  code: string;
  name: string;
  points: string;
}

/** An item of the standard as the printed sheets show it; in the breakdown also a key task that has no items yet. */
export interface SheetItem {
  id: string;
  version: number;
  isKeyTask: boolean;
  code: string;
  title: string;
  content: string;
  criteria: string;
  /** At most two decimals, so a number holds it exactly enough to print; sums go through Decimal. */
  points: number | null;
  dueText: string;
  dueOn: string | null;
  leadText: string;
  unitsText: string;
  remark: string;
  keyTask: { code: string; title: string } | null;
  indicator: (SheetIndicator & { parent: SheetIndicator | null }) | null;
}

/** Measures in the order of the key tasks, for the 任务分解表. Key tasks without items stand for themselves. */
export function listBreakdown(viewer: Viewer, input: DutyListInput): Promise<SheetItem[]> {
  const isRow = Prisma.sql`(d.kind = 'ASSESSMENT_ITEM' or not exists (
    select 1 from "Duty" x where x."keyTaskId" = d.id and x."voidedAt" is null))`;
  const order = Prisma.sql`coalesce(k."sortNo", case when d.kind = 'KEY_TASK' then d."sortNo" end) nulls last, d."sortNo", d.id`;
  return selectItems(viewer, input, isRow, order);
}

/** Items in the order of the indicators, for the 考核评分表: the whole standard, or those that one unit is scored on. */
export function listScoreItems(viewer: Viewer, input: DutyListInput, unitId: string | null): Promise<SheetItem[]> {
  const isScored = Prisma.sql`exists (select 1 from "Assignment" a
    where a."dutyId" = d.id and a."unitId" = ${unitId}::uuid and a."isScored" and a."voidedAt" is null)`;
  const isRow = Prisma.sql`d.kind = 'ASSESSMENT_ITEM' ${unitId ? Prisma.sql`and ${isScored}` : Prisma.empty}`;
  const order = Prisma.sql`coalesce(f."sortNo", i."sortNo") nulls last, i."sortNo", d."sortNo", d.id`;
  return selectItems(viewer, input, isRow, order);
}

/** Which units are scored on which of the items. */
export const listScoredItems = (ids: readonly string[]) => db.$queryRaw<{ dutyId: string; unitCode: string }[]>`
  select a."dutyId", u.code as "unitCode" from "Assignment" a join "Unit" u on u.id = a."unitId"
  where a."dutyId" = any(${ids}::uuid[]) and a."isScored" and a."voidedAt" is null`;

// Where an item is led by its key task's lead alone, it prints as the key task does: 县委依法治县办(县司法局).
export const LEAD_TEXT = Prisma.sql`case when d."leadUnitId" = k."leadUnitId" and 1 = (
  select count(*) from "DutyParty" p where p."dutyId" = d.id and p.role = 'LEAD') then k."leadText" else d."leadText" end`;

async function selectItems(viewer: Viewer, input: DutyListInput, isRow: Prisma.Sql, order: Prisma.Sql) {
  const { year, own, ids } = await getLedgerYear(viewer, input.year);
  // An official sheet is one government's: its own, not those of the governments below.
  const plans = { year, ids: own ? [own.id] : ids };
  const from = Prisma.sql`${dutyFrom(viewer)} left join "Duty" k on k.id = d."keyTaskId"
      left join "Indicator" i on i.id = d."indicatorId" left join "Indicator" f on f.id = i."parentId"
    where ${dutyScope(viewer, plans, input, today())} and ${isRow}`;
  const [size] = await db.$queryRaw<{ count: number }[]>`select count(*)::int as count from ${from}`;
  assertFits(size?.count ?? 0);
  return db.$queryRaw<SheetItem[]>`
    select d.id, d.version, d.kind = 'KEY_TASK' as "isKeyTask", d.code, d.title, d.content, d.criteria, d.points::float as points,
      d."dueText", d."dueOn"::text as "dueOn", ${LEAD_TEXT} as "leadText", d."unitsText", d.remark,
      case when d.kind = 'KEY_TASK' then json_build_object('code', d.code, 'title', d.title)
        when k.id is not null then json_build_object('code', k.code, 'title', k.title) end as "keyTask",
      case when i.id is not null then json_build_object('code', i.code, 'name', i.name, 'points', i.points::text,
        'parent', case when f.id is not null then json_build_object('code', f.code, 'name', f.name, 'points', f.points::text) end)
        end as indicator
    from ${from} order by ${order}`;
}

export interface SheetOverdue extends OverdueRow {
  unit: { code: string; name: string };
  contact: Contact | null;
}

/** The rows of the overdue page, all of them, each with its unit and whom to call. */
export async function listOverdueSheet(viewer: Viewer, input: DocumentInput<"overdue">): Promise<SheetOverdue[]> {
  // Unit and lamp are those of the late assignment; everything else is asked of its duty, as in the ledger.
  const { unit: _unit, lamp: _lamp, ...duties } = input;
  assertFits(await countOverdue(viewer, input, duties));
  const rows = await listAllOverdue(viewer, input, duties);
  const unitIds = [...new Set(rows.map((row) => row.unitId))];
  const [units, contacts] = await Promise.all([
    db.unit.findMany({ where: { id: { in: unitIds } }, select: { id: true, code: true, name: true } }),
    findContacts(unitIds),
  ]);
  const unitById = new Map(units.map(({ id, ...unit }) => [id, unit]));
  return rows.map((row) => ({
    ...row,
    unit: unitById.get(row.unitId) ?? { code: "", name: "" },
    contact: contacts.get(row.unitId) ?? null,
  }));
}

export interface SheetDuties {
  rows: DutyRow[];
  /** In order, with their labels; empty when the view is not grouped. */
  groups: DutyGroupRow[];
}

/** All rows of a ledger view, in its order. */
export async function listDutiesSheet(viewer: Viewer, input: DutyListInput): Promise<SheetDuties> {
  assertFits(await countDuties(viewer, input));
  const [rows, { groups }] = await Promise.all([
    listAllDuties(viewer, input),
    input.group ? listDuties(viewer, { ...input, page: 1, size: 1 }) : { groups: [] },
  ]);
  return { rows, groups };
}

/** These list, beside the own, the shares of those whose duties the unit leads. */
const LED_DOCUMENTS: readonly DocumentName[] = ["overdue", "progress"];

/**
 * The units that the parameter `unit` names. Throws INVALID for a code that is none, and NOT_FOUND where a unit asks for
 * the sheet of another; a ledger view may name any, because its rows are the viewer's own anyway.
 */
export async function getSheetUnits(viewer: Viewer, document: DocumentName, codes: readonly string[]) {
  if (codes.length === 0) return [];
  const units = await db.unit.findMany({
    where: { ...unitScope(viewer), code: { in: [...codes] } },
    select: { id: true, code: true, name: true, shortName: true },
    orderBy: { sortNo: "asc" },
  });
  if (new Set(codes).size !== units.length) throw new AppError("INVALID", "unknownUnit", { field: "unit" });
  if (!VIEW_DOCUMENTS.includes(document) && ledgerReach(viewer) !== "GOVERNMENT") {
    const foreign = units.filter((unit) => unit.id !== viewer.unitId).map((unit) => unit.id);
    const isSeen = foreign.length === 0 || (LED_DOCUMENTS.includes(document) && (await leadsAll(viewer, foreign)));
    if (!isSeen) throw notFound();
  }
  if (document === "score-sheet" && units.length > 1) throw new AppError("INVALID", "fieldInvalid", { field: "unit" });
  return units;
}

/** Whether each of the units does a duty that the viewer's unit leads: the overdue page lists those too. */
async function leadsAll(viewer: Viewer, unitIds: readonly string[]): Promise<boolean> {
  const seen = await db.assignment.findMany({
    where: {
      unitId: { in: [...unitIds] },
      voidedAt: null,
      duty: { voidedAt: null, parties: { some: { role: "LEAD", unitId: viewer.unitId } } },
    },
    select: { unitId: true },
    distinct: ["unitId"],
  });
  return seen.length === unitIds.length;
}

/** Years, units and periods to choose from: a unit's viewer may only take its own. */
export async function getSheetChoices(viewer: Viewer) {
  assertCan(viewer, "exportSheets");
  const isWhole = ledgerReach(viewer) === "GOVERNMENT";
  const [{ year, years }, options] = await Promise.all([getLedgerYear(viewer), listUnitOptions(viewer)]);
  const units = options.filter((unit) => (isWhole ? unit.kind !== "GOVERNMENT" : unit.id === viewer.unitId));
  return {
    year,
    years,
    isWhole,
    units: units.map(({ code, shortName }) => ({ code, shortName })),
    periods: years.map((one) => ({ year: one, periods: periodsOf(one, today()) })),
  };
}
