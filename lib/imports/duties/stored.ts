import { toDay } from "@/lib/dates";
import type { Tx } from "@/lib/db";
import { chunksOf } from "@/lib/imports/chunks";
import { Prisma } from "@/prisma/generated/client";

/** What an import writes of a duty, as JSON can carry it. */
export interface DutyColumns {
  code: string;
  title: string;
  content: string;
  criteria: string;
  points: string | null;
  indicatorId: string | null;
  keyTaskId: string | null;
  leadText: string;
  leadUnitId: string | null;
  unitsText: string;
  dueText: string;
  dueOn: string | null;
  remark: string;
  searchText: string;
}

const STORED = {
  ...{ id: true, version: true, kind: true, voidedAt: true, frequency: true },
  ...{ code: true, title: true, content: true, criteria: true, points: true, indicatorId: true, keyTaskId: true },
  ...{ leadText: true, leadUnitId: true, unitsText: true, dueText: true, dueOn: true, remark: true, searchText: true },
  parties: {
    orderBy: { sortNo: "asc" },
    select: { id: true, role: true, unitId: true, groupId: true, sortNo: true },
  },
} satisfies Prisma.DutySelect;

export type StoredDuty = Prisma.DutyGetPayload<{ select: typeof STORED }>;

/** A duty as it was before an import changed it: what undo puts back. */
export interface DutyBefore extends DutyColumns {
  parties: StoredDuty["parties"];
}

/** Holds the duties, leaf duties before key tasks, each in id order, as every writer does; then reads them. */
export async function lockDuties(tx: Tx, ids: readonly string[]): Promise<Map<string, StoredDuty>> {
  for (const kind of ["ASSESSMENT_ITEM", "KEY_TASK"]) {
    await tx.$queryRaw`
      select id from "Duty" where id = any(${ids}::uuid[]) and kind = ${kind}::"DutyKind" order by id for update`;
  }
  const duties = new Map<string, StoredDuty>();
  for (const chunk of chunksOf(ids)) {
    const rows = await tx.duty.findMany({ where: { id: { in: chunk } }, select: STORED });
    for (const row of rows) duties.set(row.id, row);
  }
  return duties;
}

export function beforeOf({ id, version, kind, voidedAt, frequency, points, dueOn, ...rest }: StoredDuty): DutyBefore {
  return { ...rest, points: points?.toString() ?? null, dueOn: toDay(dueOn) };
}

const COLUMNS = Prisma.sql`
  id uuid, code text, title text, content text, criteria text, points numeric, "indicatorId" uuid, "keyTaskId" uuid,
  "leadText" text, "leadUnitId" uuid, "unitsText" text, "dueText" text, "dueOn" date, remark text, "searchText" text`;

/** Gives each duty its columns and a new version: one statement for all. */
export async function updateDuties(tx: Tx, duties: readonly (DutyColumns & { id: string })[]): Promise<void> {
  for (const chunk of chunksOf(duties)) {
    await tx.$executeRaw`
      update "Duty" d set
        code = c.code, title = c.title, content = c.content, criteria = c.criteria, points = c.points,
        "indicatorId" = c."indicatorId", "keyTaskId" = c."keyTaskId", "leadText" = c."leadText", "leadUnitId" = c."leadUnitId",
        "unitsText" = c."unitsText", "dueText" = c."dueText", "dueOn" = c."dueOn", remark = c.remark,
        "searchText" = c."searchText", version = d.version + 1
      from jsonb_to_recordset(${JSON.stringify(chunk)}::jsonb) as c(${COLUMNS}) where d.id = c.id`;
  }
}

export interface NewDuty extends DutyColumns {
  id: string;
  sortNo: number;
}

/** Makes duties of the plan with one statement. */
export async function insertDuties(
  tx: Tx,
  { id: planId, year }: { id: string; year: number },
  kind: "KEY_TASK" | "ASSESSMENT_ITEM",
  duties: readonly NewDuty[],
): Promise<void> {
  await tx.$executeRaw`
    insert into "Duty" (id, "planId", year, kind, code, title, content, criteria, points, "indicatorId", "keyTaskId", "leadText",
      "leadUnitId", "unitsText", "dueText", "dueOn", "originalDueOn", remark, "searchText", "sortNo")
    select c.id, ${planId}::uuid, ${year}, ${kind}::"DutyKind", c.code, c.title, c.content, c.criteria, c.points, c."indicatorId",
      c."keyTaskId", c."leadText", c."leadUnitId", c."unitsText", c."dueText", c."dueOn", c."dueOn", c.remark, c."searchText",
      c."sortNo"
    from jsonb_to_recordset(${JSON.stringify(duties)}::jsonb) as c(${COLUMNS}, "sortNo" int)`;
}

/** An assignment as an import may change it. */
export interface AssignmentBefore {
  role: "LEAD" | "RESPONSIBLE" | "SUPPORTING";
  isScored: boolean;
  voidedAt: Date | string | null;
}

export async function assignmentsOf(tx: Tx, dutyIds: readonly string[]) {
  const rows = [];
  for (const chunk of chunksOf(dutyIds)) {
    rows.push(
      ...(await tx.assignment.findMany({
        where: { dutyId: { in: chunk } },
        select: { id: true, role: true, isScored: true, voidedAt: true, version: true },
      })),
    );
  }
  return new Map(rows.map((row) => [row.id, row]));
}
