import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminTabs } from "@/components/admin/admin-tabs";
import { PlanList } from "@/components/plans/plan-list";
import { pageViewer } from "@/lib/auth/viewer";
import { today, yearOf } from "@/lib/dates";
import { listPlans } from "@/lib/duties/plans/queries";
import { forPage } from "@/lib/page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("plans");
  return { title: t("title") };
}

export default async function PlansPage() {
  const viewer = await pageViewer();
  const plans = await forPage(() => listPlans(viewer));
  return (
    <>
      <AdminTabs viewer={viewer} part="plans" />
      <PlanList plans={plans} year={yearOf(today())} county={viewer.governmentName.replace(/人民政府$/, "")} />
    </>
  );
}
