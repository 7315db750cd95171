import { useTranslations } from "next-intl";
import type { DutyGroupRow } from "@/lib/duties/queries";

/** Heading and subtotal of a group, over all its rows and not only those of this page. */
export function GroupHeading({ group }: { group: DutyGroupRow | undefined }) {
  const t = useTranslations("duties");
  if (!group) return t("ungrouped");
  return (
    <>
      {group.label ?? t("ungrouped")}
      <span className="pl-3 font-normal text-muted max-tablet:block max-tablet:pl-0">
        {t("subtotal", { count: group.count, points: group.points, done: group.done })}
      </span>
    </>
  );
}
