"use client";
import { useTranslations } from "next-intl";
import { RowPanel, type RowPlace } from "@/components/data-table/row-panel";
import type { Day } from "@/lib/dates";
import { loadFindingAction } from "@/lib/findings/actions";
import { FindingEssence } from "./finding-essence";

/** A finding beside its list. */
export function FindingPanel({ today, ...place }: RowPlace & { today: Day }) {
  const t = useTranslations("findings.panel");
  return (
    <RowPanel {...place} load={loadFindingAction} titleOf={({ number }) => number} href={`/findings/${place.id}`} t={t}>
      {(finding) => <FindingEssence finding={finding} today={today} />}
    </RowPanel>
  );
}
