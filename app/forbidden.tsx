import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ForbiddenNotice } from "@/components/layout/forbidden-notice";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell.forbiddenPage");
  return { title: t("title") };
}

export default function ForbiddenPage() {
  return <ForbiddenNotice />;
}
