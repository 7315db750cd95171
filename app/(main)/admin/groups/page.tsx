import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminFrame } from "@/components/admin/admin-frame";
import { GroupButtons } from "@/components/admin/group-buttons";
import { GroupList } from "@/components/admin/group-list";
import { assertCan } from "@/lib/auth/roles";
import { pageViewer } from "@/lib/auth/viewer";
import { forPage } from "@/lib/page";
import { listGroups, listUnitOptions } from "@/lib/units/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin.groups");
  return { title: t("title") };
}

export default async function GroupsPage() {
  const viewer = await pageViewer();
  await forPage(() => assertCan(viewer, "manageUnits"));
  const [t, groups, options] = await Promise.all([
    getTranslations("admin.groups"),
    listGroups(viewer),
    listUnitOptions(viewer),
  ]);
  const units = options
    .filter(({ kind }) => kind === "DEPARTMENT" || kind === "TOWN")
    .map(({ id, shortName }) => ({ id, shortName }));
  const nextSortNo = Math.min(9_999, Math.max(0, ...groups.map((group) => group.sortNo)) + 1);
  return (
    <AdminFrame
      viewer={viewer}
      part="groups"
      caption={t("caption", { count: groups.length })}
      actions={<GroupButtons units={units} nextSortNo={nextSortNo} />}
    >
      <GroupList groups={groups} units={units} />
    </AdminFrame>
  );
}
