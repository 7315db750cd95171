import type { Tx } from "@/lib/db";

export interface PlanUnit {
  planId: string;
  unitId: string;
}

/**
 * Recomputes what the given findings store about their measures and extensions: `rollUpMeasures` of rules.ts in SQL. The
 * caller holds the findings' rows, which every writer of measures takes first.
 */
export async function rollUpFindings(tx: Tx, findingIds: readonly string[]): Promise<void> {
  if (findingIds.length === 0) return;
  await tx.$executeRaw`
    update "Finding" f set "measuresTotal" = c.total, "measuresDone" = c.done, "openDueOn" = c.due,
      "extensionsPending" = c.pending
    from (
      select f.id,
        count(m.id)::int as total,
        (count(m.id) filter (where m.status = 'DONE'))::int as done,
        min(m."dueOn") filter (where m.status <> 'DONE') as due,
        (count(m.id) filter (where exists (
          select 1 from "Extension" e where e."measureId" = m.id and e.status in ('HEAD_REVIEW', 'OFFICE_REVIEW'))))::int as pending
      from "Finding" f left join "Measure" m on m."findingId" = f.id and m."voidedAt" is null
      where f.id = any(${findingIds}::uuid[])
      group by f.id
    ) c
    where f.id = c.id`;
}

/**
 * Recomputes what duties and units store about their findings: `tallyFindings` of rules.ts in SQL. Call it last in the
 * transaction that changed a finding. Duties are taken in id order, then units in theirs, by every caller; and the counting
 * statement begins when all of them are held, so that it sees what the others have written.
 */
export async function tallyRectification(
  tx: Tx,
  { dutyIds, planUnits }: { dutyIds: readonly string[]; planUnits: readonly PlanUnit[] },
): Promise<void> {
  await tallyDuties(tx, [...new Set(dutyIds)]);
  await tallyUnits(tx, planUnits);
}

async function tallyDuties(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  // No key changes: whoever only refers to the duty need not wait.
  await tx.$queryRaw`select id from "Duty" where id = any(${ids}::uuid[]) order by id for no key update`;
  await tx.$executeRaw`
    update "Duty" d set "findingsTotal" = c.total, "findingsOpen" = c.open, "findingsDueOn" = c.due
    from (
      select d.id,
        (count(f.id) filter (where f.status <> 'VOID'))::int as total,
        (count(f.id) filter (where f.status not in ('VOID', 'CLOSED')))::int as open,
        min(f."openDueOn") filter (where f.status not in ('VOID', 'CLOSED', 'LONG_TERM')) as due
      from "Duty" d left join "Finding" f on f."dutyId" = d.id
      where d.id = any(${ids}::uuid[])
      group by d.id
    ) c
    where d.id = c.id`;
}

async function tallyUnits(tx: Tx, planUnits: readonly PlanUnit[]): Promise<void> {
  if (planUnits.length === 0) return;
  const keys = JSON.stringify(planUnits);
  // Makes the missing rows and takes all of them, in order.
  await tx.$executeRaw`
    insert into "UnitTally" as t ("planId", "unitId")
    select distinct k."planId", k."unitId" from json_to_recordset(${keys}::json) as k("planId" uuid, "unitId" uuid)
    order by k."planId", k."unitId"
    on conflict ("planId", "unitId") do update set "findingsTotal" = t."findingsTotal"`;
  await tx.$executeRaw`
    update "UnitTally" t set "findingsTotal" = c.total, "findingsOpen" = c.open, "findingsDueOn" = c.due
    from (
      select k."planId", k."unitId",
        (count(f.id) filter (where f.status <> 'VOID'))::int as total,
        (count(f.id) filter (where f.status not in ('VOID', 'CLOSED')))::int as open,
        min(f."openDueOn") filter (where f.status not in ('VOID', 'CLOSED', 'LONG_TERM')) as due
      from (
        select distinct r."planId", r."unitId" from json_to_recordset(${keys}::json) as r("planId" uuid, "unitId" uuid)) k
      left join "FindingUnit" u on u."unitId" = k."unitId"
      left join "Finding" f on f.id = u."findingId" and f."planId" = k."planId"
      group by k."planId", k."unitId"
    ) c
    where t."planId" = c."planId" and t."unitId" = c."unitId"`;
}
