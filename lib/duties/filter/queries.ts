import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import type { DutyFilter } from "@/lib/duties/schema";
import { getLedgerYear } from "@/lib/plans/queries";

/** Names of the units, indicators and key tasks whose codes a filter holds, as `param:code` → name. No statement when it holds none. */
export async function listFilterNames(viewer: Viewer, filter: DutyFilter): Promise<Map<string, string>> {
  const units = [...(filter.lead ?? []), ...(filter.unit ?? [])];
  const { indicator = [], keyTask = [] } = filter;
  if (units.length + indicator.length + keyTask.length === 0) return new Map();
  const plans = await getLedgerYear(viewer, filter.year);
  const rows = await db.$queryRaw<{ key: string; name: string }[]>`
    select 'unit:' || code as key, name from "Unit" where code = any(${units}) and path like ${`${viewer.governmentPath}%`}
    union all select 'indicator:' || code, name from "Indicator" where code = any(${indicator}) and "planId" = any(${plans.ids}::uuid[])
    union all select 'keyTask:' || code, title from "Duty"
      where kind = 'KEY_TASK' and code = any(${keyTask}) and "planId" = any(${plans.ids}::uuid[]) and "voidedAt" is null`;
  const names = new Map(rows.map((row) => [row.key, row.name]));
  for (const code of filter.lead ?? []) names.set(`lead:${code}`, names.get(`unit:${code}`) ?? code);
  return names;
}
