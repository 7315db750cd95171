"use client";
import { useTranslations } from "next-intl";
import { FacetButton } from "@/components/data-table/facet-button";
import type { FacetOption } from "@/components/data-table/facet-options";
import { loadDutyFacetAction } from "@/lib/duties/actions";
import type { DutyFacet } from "@/lib/duties/schema";
import type { DutyKind, DutyStatus, Lamp } from "@/lib/duties/status";

const GOVERNMENT = [
  "lamp",
  "status",
  "lead",
  "unit",
  "keyTask",
  "indicator",
  "kind",
  "findings",
] as const satisfies readonly DutyFacet[];
const UNIT = [
  "myStatus",
  "lamp",
  "status",
  "lead",
  "keyTask",
  "indicator",
  "kind",
  "findings",
] as const satisfies readonly DutyFacet[];

interface LedgerFacetsProps {
  /** All parameters that filter, as in the address. */
  filter: Record<string, string>;
  hasOwn: boolean;
}

/** One button per facet; its values and counts are fetched when it opens, given the other filters. */
export function LedgerFacets({ filter, hasOwn }: LedgerFacetsProps) {
  const t = useTranslations("duties");
  const tc = useTranslations("common");
  const words: Partial<Record<DutyFacet, (value: string) => string>> = {
    kind: (value) => t(`kind.${value as DutyKind}`),
    lamp: (value) => tc(`lamp.${value as Lamp}`),
    status: (value) => tc(`status.${value as DutyStatus}`),
    myStatus: (value) => tc(`status.${value as DutyStatus}`),
    findings: (value) => t(`findings.${value as "OPEN" | "CLOSED" | "NONE"}`),
  };
  const names: Record<DutyFacet, string> = {
    kind: t("field.kind"),
    lamp: t("field.lamp"),
    status: t("field.status"),
    indicator: t("field.indicator"),
    keyTask: t("field.keyTask"),
    lead: t("field.lead"),
    unit: t("field.units"),
    myStatus: t("field.myStatus"),
    findings: t("field.findings"),
  };
  const load = async (facet: DutyFacet): Promise<FacetOption[]> => {
    const result = await loadDutyFacetAction({ facet, filter });
    if (!result.ok) throw new Error(result.error.message);
    return result.data.map(({ value, label, count }) => ({
      value,
      label: label ?? words[facet]?.(value) ?? value,
      count,
      keywords: value,
    }));
  };
  return (hasOwn ? UNIT : GOVERNMENT).map((facet) => (
    <FacetButton key={facet} param={facet} name={names[facet]} load={() => load(facet)} />
  ));
}
