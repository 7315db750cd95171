"use client";
import { useTranslations } from "next-intl";
import { useUrlState } from "@/components/data-table/url-state";
import { Select } from "@/components/ui/select";
import { FINDING_GROUPS } from "@/lib/findings/schema";

/** Which subject the rows are gathered under; `group=` in the address. */
export function GroupSelect() {
  const t = useTranslations("findings");
  const { params, patch } = useUrlState();
  return (
    <span className="w-48">
      <Select
        aria-label={t("groupBy")}
        value={params.get("group") ?? ""}
        onChange={(event) => patch({ group: event.target.value }, { push: true })}
      >
        <option value="">{t("noGroup")}</option>
        {FINDING_GROUPS.map((group) => (
          <option key={group} value={group}>
            {t(`group.${group}`)}
          </option>
        ))}
      </Select>
    </span>
  );
}
