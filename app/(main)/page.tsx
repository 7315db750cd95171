import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminHome } from "@/components/home/admin-home";
import { LeaderHome } from "@/components/home/leader-home";
import { NoYear } from "@/components/home/no-year";
import { OfficeHome } from "@/components/home/office-home";
import { UnitHome } from "@/components/home/unit-home";
import { can } from "@/lib/auth/roles";
import { pageViewer } from "@/lib/auth/viewer";
import { getLeaderHome, getOfficeHome, getUnitHome } from "@/lib/home/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("home");
  return { title: t("title") };
}

/** 首页, by role: what the unit has to do, what the office has to chase, what a leader has to know. */
export default async function HomePage() {
  const viewer = await pageViewer();
  if (!can(viewer, "viewLedger")) return <AdminHome role={viewer.role} />;
  if (can(viewer, "managePlan")) {
    const home = await getOfficeHome(viewer);
    return home ? <OfficeHome home={home} unitName={viewer.unitName} /> : <NoYear canStart />;
  }
  if (can(viewer, "viewGovernment")) {
    const home = await getLeaderHome(viewer);
    return home ? <LeaderHome home={home} governmentName={viewer.governmentName} /> : <NoYear />;
  }
  const home = await getUnitHome(viewer);
  return home ? <UnitHome home={home} unitName={viewer.unitName} /> : <NoYear />;
}
