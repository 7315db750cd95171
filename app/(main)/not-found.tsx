import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotFoundNotice } from "@/components/layout/not-found-notice";
import { can } from "@/lib/auth/roles";
import { findViewer } from "@/lib/auth/viewer";
import { findRequestId } from "@/lib/request-id";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell.notFoundPage");
  return { title: t("title") };
}

export default async function NotFoundPage() {
  const viewer = await findViewer();
  return <NotFoundNotice hasLedger={viewer !== null && can(viewer, "viewLedger")} requestId={await findRequestId()} />;
}
