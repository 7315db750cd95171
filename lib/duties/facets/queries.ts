import type { Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/dates";
import { db } from "@/lib/db";
import type { DutyFacet, DutyFilter } from "@/lib/duties/schema";
import { dutyFrom, dutyLampRankSql, dutyLampSql, dutyScope } from "@/lib/duties/scope";
import { getLedgerYear } from "@/lib/plans/queries";
import { Prisma } from "@/prisma/generated/client";

export interface FacetOption {
  value: string;
  /** Name of a unit, indicator or key task; enum values are translated by the screen. */
  label: string | null;
  count: number;
}

/**
 * Values of one facet with their counts, given all other filters. Over several governments a code may have several names;
 * it is one value all the same, because the filter takes codes.
 */
export async function listDutyFacet(viewer: Viewer, filter: DutyFilter, facet: DutyFacet): Promise<FacetOption[]> {
  const plans = await getLedgerYear(viewer, filter.year);
  const where = dutyScope(viewer, plans, { ...filter, [facet]: undefined }, today());
  const { value, label, join, order } = facetColumns(facet);
  return db.$queryRaw<FacetOption[]>`
    select ${value} as value, min(${label}) as label, count(distinct d.id)::int as count
    from ${dutyFrom(viewer)} ${join} where ${where} and ${value} is not null
    group by 1 order by ${order}, 1`;
}

interface FacetColumns {
  value: Prisma.Sql;
  label: Prisma.Sql;
  join: Prisma.Sql;
  order: Prisma.Sql;
}

function facetColumns(facet: DutyFacet): FacetColumns {
  const plain = (value: Prisma.Sql): FacetColumns => ({
    value: Prisma.sql`${value}::text`,
    label: Prisma.sql`null::text`,
    join: Prisma.empty,
    order: Prisma.sql`min(${value})`,
  });
  const named = (alias: string, label: string, join: Prisma.Sql): FacetColumns => ({
    value: Prisma.raw(`${alias}.code`),
    label: Prisma.raw(`${alias}.${label}`),
    join,
    order: Prisma.raw(`min(${alias}."sortNo")`),
  });
  switch (facet) {
    case "kind":
      return plain(Prisma.sql`d.kind`);
    case "status":
      return plain(Prisma.sql`d.status`);
    case "myStatus":
      return plain(Prisma.sql`m.status`);
    case "lamp":
      return { ...plain(dutyLampSql(today())), order: Prisma.sql`min(${dutyLampRankSql(today())})` };
    case "findings":
      return plain(
        Prisma.sql`case when d."findingsOpen" > 0 then 'OPEN' when d."findingsTotal" > 0 then 'CLOSED' else 'NONE' end`,
      );
    case "indicator":
      return named("i", "name", Prisma.sql`join "Indicator" i on i.id = d."indicatorId"`);
    case "keyTask":
      return named("k", "title", Prisma.sql`join "Duty" k on k.id = d."keyTaskId"`);
    case "lead":
      return named(
        "u",
        "name",
        Prisma.sql`join "DutyParty" p on p."dutyId" = d.id and p.role = 'LEAD' join "Unit" u on u.id = p."unitId"`,
      );
    case "unit":
      return named(
        "u",
        "name",
        Prisma.sql`join "Assignment" a on a."dutyId" = d.id and a."voidedAt" is null join "Unit" u on u.id = a."unitId"`,
      );
  }
}
