import { useTranslations } from "next-intl";
import type { FindingGroupRow } from "@/lib/findings/queries";
import type { FindingGroup } from "@/lib/findings/schema";
import type { FindingSource, FindingStatus } from "@/lib/findings/status";

interface GroupHeadingProps {
  by: FindingGroup | null;
  group: FindingGroupRow | undefined;
}

/** Heading and subtotal of a group, over all its rows and not only those of this page. */
export function GroupHeading({ by, group }: GroupHeadingProps) {
  const t = useTranslations("findings");
  if (!group) return t("ungrouped");
  const { key, label, count, closed, measuresTotal } = group;
  const name = () => {
    if (key !== null && by === "source") return t(`source.${key as FindingSource}`);
    if (key !== null && by === "status") return t(`status.${key as FindingStatus}`);
    return label ?? t("ungrouped");
  };
  return (
    <>
      {name()}
      <span className="pl-3 font-normal text-muted max-tablet:block max-tablet:pl-0">
        {t("subtotal", { count, measures: measuresTotal, closed })}
      </span>
    </>
  );
}
