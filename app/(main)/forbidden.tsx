import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ForbiddenNotice } from "@/components/layout/forbidden-notice";
import { findRequestId } from "@/lib/request-id";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell.forbiddenPage");
  return { title: t("title") };
}

export default async function ForbiddenPage() {
  return <ForbiddenNotice requestId={await findRequestId()} />;
}
