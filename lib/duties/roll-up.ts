import type { Tx } from "@/lib/db";
import { Prisma } from "@/prisma/generated/client";
import { owedOnSql } from "./scope";

/**
 * Recomputes the stored facts of the given leaf duties and of the key tasks above them, from their assignments.
 * Call it in the transaction that changed an assignment or a deadline. Leaf duties are written before key tasks, each in id
 * order, by every caller, so that concurrent transactions cannot deadlock.
 * @param dutyIds leaf duties, or key tasks whose items changed
 */
export async function rollUpDuties(tx: Tx, dutyIds: readonly string[]): Promise<void> {
  if (dutyIds.length === 0) return;
  await tx.$queryRaw`
    select id from "Duty" where id = any(${dutyIds}::uuid[]) and kind = 'ASSESSMENT_ITEM' order by id for update`;
  await tx.$executeRaw(
    refresh(Prisma.sql`d.id = any(${dutyIds}::uuid[]) and d.kind = 'ASSESSMENT_ITEM'`, Prisma.sql`l.id = d.id`),
  );
  const keyTasks = await tx.$queryRaw<{ id: string }[]>`
    select id from "Duty" where kind = 'KEY_TASK' and id in (
      select coalesce("keyTaskId", id) from "Duty" where id = any(${dutyIds}::uuid[]))
    order by id for update`;
  const ids = keyTasks.map((row) => row.id);
  if (ids.length === 0) return;
  await tx.$executeRaw(refresh(Prisma.sql`d.id = any(${ids}::uuid[])`, Prisma.sql`l."keyTaskId" = d.id`));
}

/** @param target which duties d to write @param leaves which leaf duties l they roll up from */
const refresh = (target: Prisma.Sql, leaves: Prisma.Sql) => Prisma.sql`
  update "Duty" u set
    "unitsTotal" = f.total, "unitsDone" = f.done, "unitsStarted" = f.started, "openDueOn" = f.owed, "lastReportAt" = f.reported,
    status = (case
      when f.total > 0 and f.done = f.total then 'DONE'
      when f.started = 0 then 'NOT_STARTED'
      when f.submitted = f.total - f.done then 'SUBMITTED'
      when f.returned = f.total - f.done then 'RETURNED'
      else 'IN_PROGRESS' end)::"DutyStatus"
  from (
    select d.id,
      count(a.id)::int as total,
      (count(a.id) filter (where a.status = 'DONE'))::int as done,
      (count(a.id) filter (where a.status <> 'NOT_STARTED'))::int as started,
      (count(a.id) filter (where a.status = 'SUBMITTED'))::int as submitted,
      (count(a.id) filter (where a.status = 'RETURNED'))::int as returned,
      -- An item to which no unit is assigned owes nothing.
      min(${owedOnSql("a", "l")}) filter (where a.id is not null) as owed,
      max(a."lastReportAt") as reported
    from "Duty" d
    left join "Duty" l on ${leaves} and l."voidedAt" is null
    left join "Assignment" a on a."dutyId" = l.id and a."voidedAt" is null
    where ${target}
    group by d.id
  ) f
  where u.id = f.id`;
