"use client";
import { useTranslations } from "next-intl";
import { FacetButton } from "@/components/data-table/facet-button";
import type { FacetOption } from "@/components/data-table/facet-options";
import type { Lamp } from "@/lib/duties/status";
import { loadFindingFacetAction } from "@/lib/findings/actions";
import type { FindingFacet, FindingFlag } from "@/lib/findings/schema";
import type { FindingKind, FindingSource, FindingStatus, Severity } from "@/lib/findings/status";

const FACETS = [
  "status",
  "lamp",
  "flag",
  "source",
  "kind",
  "severity",
  "unit",
  "lead",
  "indicator",
] as const satisfies readonly FindingFacet[];

interface FindingFacetsProps {
  /** All parameters that filter, as in the address. */
  filter: Record<string, string>;
  /** Those that the view itself lays out; the board has its columns for the states. */
  without?: readonly FindingFacet[];
}

/** One button per facet; its values and counts are fetched when it opens, given the other filters. */
export function FindingFacets({ filter, without = [] }: FindingFacetsProps) {
  const t = useTranslations("findings");
  const tc = useTranslations("common");
  const words: Partial<Record<FindingFacet, (value: string) => string>> = {
    status: (value) => t(`status.${value as FindingStatus}`),
    lamp: (value) => tc(`lamp.${value as Lamp}`),
    flag: (value) => t(`flag.${value as FindingFlag}`),
    source: (value) => t(`source.${value as FindingSource}`),
    kind: (value) => t(`kind.${value as FindingKind}`),
    severity: (value) => t(`severity.${value as Severity}`),
  };
  const load = async (facet: FindingFacet): Promise<FacetOption[]> => {
    const result = await loadFindingFacetAction({ facet, filter });
    if (!result.ok) throw new Error(result.error.message);
    return result.data.map(({ value, label, count }) => ({
      value,
      label: label ?? words[facet]?.(value) ?? value,
      count,
      keywords: value,
    }));
  };
  return FACETS.filter((facet) => !without.includes(facet)).map((facet) => (
    <FacetButton key={facet} param={facet} name={t(`field.${facet}`)} load={() => load(facet)} />
  ));
}
