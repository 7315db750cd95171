import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminFrame } from "@/components/admin/admin-frame";
import { UnitButtons } from "@/components/admin/unit-buttons";
import { UnitTable } from "@/components/admin/unit-table";
import { assertCan } from "@/lib/auth/roles";
import { pageViewer } from "@/lib/auth/viewer";
import { forPage } from "@/lib/page";
import { listUnits } from "@/lib/units/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin.units");
  return { title: t("title") };
}

export default async function UnitsPage() {
  const viewer = await pageViewer();
  await forPage(() => assertCan(viewer, "manageUnits"));
  const [t, units] = await Promise.all([getTranslations("admin.units"), listUnits(viewer)]);
  const nextSortNo = Math.min(9_999, Math.max(0, ...units.map((unit) => unit.sortNo)) + 1);
  return (
    <AdminFrame
      viewer={viewer}
      part="units"
      caption={t("caption", { count: units.filter((unit) => unit.kind !== "GOVERNMENT").length })}
      actions={<UnitButtons nextSortNo={nextSortNo} />}
    >
      <UnitTable units={units} />
    </AdminFrame>
  );
}
