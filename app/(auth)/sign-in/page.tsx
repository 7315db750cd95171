import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { SignIn } from "@/components/account/sign-in";
import { safeNextPath } from "@/lib/auth/next-path";
import { findViewer } from "@/lib/auth/viewer";
import { env } from "@/lib/env";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "@/prisma/seed/accounts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.signIn");
  return { title: t("title") };
}

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const [viewer, { next }, locale] = await Promise.all([findViewer(), searchParams, getLocale()]);
  const nextPath = safeNextPath(next);
  if (viewer) redirect(nextPath);
  const accounts = DEMO_ACCOUNTS.map(({ username, zh, en }) => ({ username, label: locale === "en" ? en : zh }));
  return (
    <SignIn
      nextPath={nextPath}
      isReturning={nextPath !== "/"}
      demo={env().isDemo ? { accounts, password: DEMO_PASSWORD } : null}
    />
  );
}
