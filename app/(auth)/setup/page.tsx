import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SetUpForm } from "@/components/account/set-up-form";
import { LinkButton } from "@/components/ui/link-button";
import { isSetUpOpen } from "@/lib/users/set-up/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.setUp");
  return { title: t("title"), referrer: "no-referrer" };
}

export default async function SetUpPage({ searchParams }: PageProps<"/setup">) {
  const { token } = await searchParams;
  if (typeof token === "string" && (await isSetUpOpen(token))) return <SetUpForm token={token} />;
  const t = await getTranslations("auth.setUp");
  return (
    <div className="reading grid justify-items-start gap-3">
      <h1 className="text-title">{t("closedTitle")}</h1>
      <p>{t("closedText")}</p>
      <LinkButton href="/sign-in">{t("toSignIn")}</LinkButton>
    </div>
  );
}
