import type { Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/dates";
import { db } from "@/lib/db";
import { SEVERITY_RANK, STATUS_RANK } from "@/lib/findings/columns";
import type { FindingFacet, FindingFilter } from "@/lib/findings/schema";
import { FLAGS, findingFrom, findingLampRankSql, findingLampSql, findingScope } from "@/lib/findings/scope";
import { FINDING_STATUSES } from "@/lib/findings/status";
import { getLedgerYear } from "@/lib/plans/queries";
import { Prisma } from "@/prisma/generated/client";

export interface FindingFacetOption {
  value: string;
  /** Name of a unit or indicator; enum values are translated by the screen. */
  label: string | null;
  count: number;
}

/**
 * Values of one facet with their counts, given all other filters. Of the states also VOID, which is listed only when chosen
 * here: with the others its count adds up to more than the list.
 */
export async function listFindingFacet(
  viewer: Viewer,
  filter: FindingFilter,
  facet: FindingFacet,
): Promise<FindingFacetOption[]> {
  const without = { ...filter, [facet]: facet === "status" ? [...FINDING_STATUSES] : undefined };
  const plans = await getLedgerYear(viewer, filter.year);
  const where = findingScope(viewer, plans, without, today());
  const { value, label, join, order } = facetColumns(facet);
  // No join gives a finding the same value twice: codes of units are unique, and a unit is named on it once.
  return db.$queryRaw<FindingFacetOption[]>`
    select ${value} as value, min(${label}) as label, count(*)::int as count
    from ${findingFrom(viewer)} ${join} where ${where} and ${value} is not null
    group by 1 order by ${order}, 1`;
}

interface FacetColumns {
  value: Prisma.Sql;
  label: Prisma.Sql;
  join: Prisma.Sql;
  order: Prisma.Sql;
}

function facetColumns(facet: FindingFacet): FacetColumns {
  const plain = (value: Prisma.Sql): FacetColumns => ({
    value: Prisma.sql`${value}::text`,
    label: Prisma.sql`null::text`,
    join: Prisma.empty,
    order: Prisma.sql`min(${value})`,
  });
  const named = (alias: string, join: Prisma.Sql): FacetColumns => ({
    value: Prisma.raw(`${alias}.code`),
    label: Prisma.raw(`${alias}.name`),
    join,
    order: Prisma.raw(`min(${alias}."sortNo")`),
  });
  switch (facet) {
    case "status":
      return { ...plain(Prisma.sql`f.status`), order: Prisma.sql`min(${STATUS_RANK})` };
    case "severity":
      return { ...plain(Prisma.sql`f.severity`), order: Prisma.sql`min(${SEVERITY_RANK})` };
    case "source":
    case "kind":
      return plain(Prisma.raw(`f.${facet}`));
    case "lamp":
      return { ...plain(findingLampSql(today())), order: Prisma.sql`min(${findingLampRankSql(today())})` };
    case "flag":
      return {
        ...plain(Prisma.sql`g.flag`),
        join: Prisma.sql`cross join lateral (values ${Prisma.join(
          Object.entries(FLAGS).map(([flag, holds], place) => Prisma.sql`(${place}::int, ${flag}::text, ${holds})`),
        )}) g(place, flag, holds)`,
        value: Prisma.sql`case when g.holds then g.flag end`,
        order: Prisma.sql`min(g.place)`,
      };
    case "unit":
      return named("u", Prisma.sql`join "FindingUnit" x on x."findingId" = f.id join "Unit" u on u.id = x."unitId"`);
    case "lead":
      return named("u", Prisma.sql`join "Unit" u on u.id = f."leadUnitId"`);
    case "indicator":
      return named("i", Prisma.sql`join "Indicator" i on i.id = f."indicatorId"`);
  }
}
