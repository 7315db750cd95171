import type { Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/dates";
import { db } from "@/lib/db";
import type { DutyFilter } from "@/lib/duties/schema";
import { dutyFrom, dutyScope } from "@/lib/duties/scope";
import { AppError } from "@/lib/errors";
import { getLedgerYear } from "@/lib/plans/queries";

/**
 * Names of the units, indicators and key tasks whose codes a filter holds, as `param:code` → name. A key task has a name for
 * those who see it or an item of it. No statement when the filter holds none.
 */
export async function listFilterNames(viewer: Viewer, filter: DutyFilter): Promise<Map<string, string>> {
  const units = [...(filter.lead ?? []), ...(filter.unit ?? [])];
  const { indicator = [], keyTask = [] } = filter;
  if (units.length + indicator.length + keyTask.length === 0) return new Map();
  const plans = await getLedgerYear(viewer, filter.year);
  const rows = await db.$queryRaw<{ key: string; name: string }[]>`
    select 'unit:' || code as key, name from "Unit" where code = any(${units}) and path like ${`${viewer.governmentPath}%`}
    union all select 'indicator:' || code, name from "Indicator" where code = any(${indicator}) and "planId" = any(${plans.ids}::uuid[])
    union all select 'keyTask:' || k.code, k.title from "Duty" k
      where k.kind = 'KEY_TASK' and k.code = any(${keyTask}) and k."planId" = any(${plans.ids}::uuid[]) and k."voidedAt" is null
        and exists (select 1 from ${dutyFrom(viewer)} where (d.id = k.id or d."keyTaskId" = k.id)
          and ${dutyScope(viewer, plans, {}, today())})`;
  const names = new Map(rows.map((row) => [row.key, row.name]));
  for (const code of filter.lead ?? []) names.set(`lead:${code}`, names.get(`unit:${code}`) ?? code);
  return names;
}

/**
 * INVALID when a filter names a unit, key task or indicator that the viewer's government (and those below it) does not
 * have: a misspelt code would otherwise look like "nothing to do".
 */
export async function assertKnownCodes(viewer: Viewer, filter: DutyFilter): Promise<void> {
  const { unit = [], lead = [], keyTask = [], indicator = [] } = filter;
  const below = `${viewer.governmentPath}%`;
  if (unit.length + lead.length > 0) {
    const rows = await db.unit.findMany({
      where: { code: { in: [...unit, ...lead] }, path: { startsWith: viewer.governmentPath } },
      select: { code: true },
    });
    assertAll("unit", unit, rows);
    assertAll("lead", lead, rows);
  }
  if (keyTask.length > 0) {
    const rows = await db.$queryRaw<Coded[]>`
      select distinct d.code from "Duty" d join "Plan" p on p.id = d."planId" join "Unit" g on g.id = p."governmentId"
      where d.kind = 'KEY_TASK' and d.code = any(${keyTask}) and g.path like ${below}`;
    assertAll("keyTask", keyTask, rows);
  }
  if (indicator.length > 0) {
    const rows = await db.$queryRaw<Coded[]>`
      select distinct i.code from "Indicator" i join "Plan" p on p.id = i."planId" join "Unit" g on g.id = p."governmentId"
      where i.code = any(${indicator}) and g.path like ${below}`;
    assertAll("indicator", indicator, rows);
  }
}

interface Coded {
  code: string;
}

function assertAll(field: string, wanted: readonly string[], rows: readonly Coded[]): void {
  const known = new Set(rows.map((row) => row.code));
  const unknown = wanted.filter((code) => !known.has(code));
  if (unknown.length > 0)
    throw new AppError("INVALID", "unknownCode", { field, values: { codes: unknown.join("、") } });
}
