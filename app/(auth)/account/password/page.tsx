import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { InitialPassword } from "@/components/account/initial-password";
import { pageViewer } from "@/lib/auth/viewer";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.password");
  return { title: t("title") };
}

export default async function InitialPasswordPage() {
  const viewer = await pageViewer({ allowInitialPassword: true });
  if (!viewer.mustChangePassword) redirect("/account");
  return <InitialPassword username={viewer.username} />;
}
