"use client";
import { useTranslations } from "next-intl";
import { DutyLamp } from "@/components/duties/duty-lamp";
import { StatusBadge } from "@/components/ui/status-badge";
import type { Day } from "@/lib/dates";
import type { RowState } from "./sheet-store";

/** Lamp, status, and whether what was typed is safe. */
export function SheetStateCell({ state, today }: { state: RowState; today: Day }) {
  const t = useTranslations("reports");
  const { row, save, phase } = state;
  // The lamp has said it already.
  const isSaid = row.lamp === "DONE" || (row.lamp === "GREY" && row.status === "NOT_STARTED" && row.dueOn !== null);
  return (
    <td className="py-2 pr-2 text-table max-desktop:flex max-desktop:flex-wrap max-desktop:items-center max-desktop:gap-x-3 max-desktop:p-0 max-desktop:pb-2">
      <DutyLamp lamp={row.lamp} openDueOn={row.dueOn} dueOn={row.dueOn} dueText={row.duty.dueText} today={today} />
      {!isSaid && (
        <span className="block pt-0.5">
          <StatusBadge status={row.status} />
        </span>
      )}
      {phase === "reported" && !state.isTouched && <span className="block text-small text-muted">{t("reported")}</span>}
      {row.isMissing && phase !== "reported" && <span className="block text-small">{t("missing")}</span>}
      {save !== "clean" && (
        <span className="block text-small text-muted data-[save=failed]:font-bold" data-save={save}>
          {t(`save.${save}`)}
        </span>
      )}
    </td>
  );
}
