"use client";
import { useTranslations } from "next-intl";
import { RowPanel, type RowPlace } from "@/components/data-table/row-panel";
import type { Day } from "@/lib/dates";
import { loadDutyAction } from "@/lib/duties/actions";
import { DutyEssence } from "./duty-essence";

/** A duty beside its list. */
export function DutyPanel({ today, ...place }: RowPlace & { today: Day }) {
  const t = useTranslations("duties.panel");
  return (
    <RowPanel {...place} load={loadDutyAction} titleOf={({ title }) => title} href={`/duties/${place.id}`} t={t}>
      {(duty) => <DutyEssence duty={duty} today={today} />}
    </RowPanel>
  );
}
