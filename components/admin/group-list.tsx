import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import type { GroupRow } from "@/lib/units/queries";
import { GroupButtons } from "./group-buttons";
import type { UnitChoice } from "./group-dialog";

export function GroupList({ groups, units }: { groups: GroupRow[]; units: UnitChoice[] }) {
  const t = useTranslations("admin.groups");
  if (groups.length === 0) return <EmptyState title={t("emptyTitle")} text={t("emptyText")} />;
  return (
    <ul className="border-t border-line">
      {groups.map((group) => (
        <li key={group.id} className="flex items-start justify-between gap-4 border-b border-line py-3">
          <div className="min-w-0">
            <p>
              <span className="font-bold">{group.name}</span>{" "}
              <span className="text-table text-muted">{t("memberCount", { count: group.unitIds.length })}</span>
            </p>
            <p className="text-table text-muted">{group.unitNames.join("、")}</p>
          </div>
          <GroupButtons group={group} units={units} nextSortNo={group.sortNo} />
        </li>
      ))}
    </ul>
  );
}
