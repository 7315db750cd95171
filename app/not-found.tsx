import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotFoundNotice } from "@/components/layout/not-found-notice";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell.notFoundPage");
  return { title: t("title") };
}

export default function NotFoundPage() {
  return <NotFoundNotice />;
}
