import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OverdueView } from "@/components/supervision/overdue-view";
import { pageViewer } from "@/lib/auth/viewer";
import { parseInput } from "@/lib/input";
import { forPage } from "@/lib/page";
import { listOverdue } from "@/lib/supervision/queries";
import { overdueListSchema } from "@/lib/supervision/schema";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("overdue");
  return { title: t("title") };
}

export default async function OverduePage({ searchParams }: PageProps<"/overdue">) {
  const viewer = await pageViewer();
  const query = await searchParams;
  const input = await forPage(() => parseInput(overdueListSchema, query));
  const list = await forPage(() => listOverdue(viewer, input));
  return <OverdueView list={list} input={input} printedBy={`${viewer.unitName} ${viewer.name}`} />;
}
