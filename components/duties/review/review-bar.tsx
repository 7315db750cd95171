"use client";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { ConfirmButton } from "@/components/ui/confirm-button";
import type { ReviewTab, ReviewWork } from "./use-review-work";

/** What is done to many: the selected, or all that the filter finds. */
export function ReviewBar({ tab, work }: { tab: ReviewTab; work: ReviewWork }) {
  const t = useTranslations("review");
  const { open, chosen, total } = work;
  const isSign = tab === "sign";
  const verb = isSign ? "sign" : "accept";
  return (
    <div className="sticky top-14 z-20 flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-surface px-3 py-2 max-tablet:static">
      <Checkbox
        checked={chosen.length > 0 && chosen.length === open.length}
        isMixed={chosen.length > 0 && chosen.length < open.length}
        onChange={work.toggleAll}
      >
        {t("selectAll")}
      </Checkbox>
      <span className="text-small text-muted max-desktop:hidden">{t(isSign ? "keysSign" : "keys")}</span>
      <div className="ml-auto flex flex-wrap gap-2">
        {chosen.length > 0 && (
          <ConfirmButton
            variant="primary"
            face={t(`${verb}Selected`, { count: chosen.length })}
            title={t(`confirm.${verb}`, { count: chosen.length })}
            text={t(`confirm.${verb}Text`)}
            verb={t(`confirm.${verb}Verb`, { count: chosen.length })}
            onConfirm={work.acceptSelected}
          />
        )}
        <ConfirmButton
          face={t(`${verb}All`, { count: total })}
          title={t(`confirm.${verb}`, { count: total })}
          text={t(`confirm.${verb}Text`)}
          verb={t(`confirm.${verb}Verb`, { count: total })}
          onConfirm={work.acceptAll}
        >
          <p>{t("confirm.acceptAllText", { count: total })}</p>
        </ConfirmButton>
      </div>
    </div>
  );
}
