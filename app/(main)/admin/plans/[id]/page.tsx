import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PlanView } from "@/components/plans/plan-view";
import { pageViewer } from "@/lib/auth/viewer";
import { getPlan } from "@/lib/duties/plans/queries";
import { forPage } from "@/lib/page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("plans");
  return { title: t("title") };
}

export default async function PlanPage({ params }: PageProps<"/admin/plans/[id]">) {
  const viewer = await pageViewer();
  const { id } = await params;
  return <PlanView plan={await forPage(() => getPlan(viewer, id))} />;
}
