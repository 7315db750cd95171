import type { Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/dates";
import { db } from "@/lib/db";
import { assertKnownCodes } from "@/lib/duties/filter/queries";
import { AppError } from "@/lib/errors";
import type { FindingFilter } from "@/lib/findings/schema";
import { findingFrom, findingScope } from "@/lib/findings/scope";
import { getLedgerYear } from "@/lib/plans/queries";

/**
 * Names of the units, indicators and the duty that a filter holds, as `param:code` → name. A duty has a name for those who see
 * a finding that hangs on it. No statement when the filter holds none.
 */
export async function listFilterNames(viewer: Viewer, filter: FindingFilter): Promise<Map<string, string>> {
  const { unit = [], lead = [], indicator = [], duty = null } = filter;
  if (unit.length + lead.length + indicator.length === 0 && duty === null) return new Map();
  const plans = await getLedgerYear(viewer, filter.year);
  const rows = await db.$queryRaw<{ key: string; name: string }[]>`
    select 'unit:' || code as key, name from "Unit"
      where code = any(${[...unit, ...lead]}) and path like ${`${viewer.governmentPath}%`}
    union all select 'indicator:' || code, name from "Indicator"
      where code = any(${indicator}) and "planId" = any(${plans.ids}::uuid[])
    union all select 'duty:' || d.id, d.code || ' ' || d.title from "Duty" d
      where d.id = ${duty}::uuid and exists (select 1 from ${findingFrom(viewer)} where f."dutyId" = d.id
        and ${findingScope(viewer, plans, {}, today())})`;
  const names = new Map(rows.map((row) => [row.key, row.name]));
  for (const code of lead) names.set(`lead:${code}`, names.get(`unit:${code}`) ?? code);
  return names;
}

/** INVALID when a filter names a unit, indicator or duty that there is not: it would otherwise look like "nothing to do". */
export async function assertKnownFilter(viewer: Viewer, filter: FindingFilter): Promise<void> {
  const { unit, lead, indicator, duty } = filter;
  await assertKnownCodes(viewer, { unit, lead, indicator });
  if (!duty) return;
  const known = await db.duty.findFirst({
    where: { id: duty, plan: { government: { path: { startsWith: viewer.governmentPath } } } },
    select: { id: true },
  });
  if (!known) throw new AppError("INVALID", "unknownDuty", { field: "duty" });
}
