import { useTranslations } from "next-intl";
import { Tabs } from "@/components/ui/tabs";
import type { Viewer } from "@/lib/auth/viewer";
import { type AdminPart, adminPartsOf } from "./admin-parts";

/** The parts of the administration that the person's role opens; nothing when there is only one. */
export function AdminTabs({ viewer, part }: { viewer: Viewer; part: AdminPart }) {
  const t = useTranslations("admin.tabs");
  const parts = adminPartsOf(viewer);
  if (parts.length < 2) return null;
  const tabs = parts.map((each) => ({ href: `/admin/${each}`, label: t(each), isCurrent: each === part }));
  return (
    <div className="pb-4">
      <Tabs label={t("label")} tabs={tabs} />
    </div>
  );
}
