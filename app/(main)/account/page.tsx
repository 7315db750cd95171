import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountFacts } from "@/components/account/account-facts";
import { LanguageChoice } from "@/components/account/language-choice";
import { PasswordForm } from "@/components/account/password-form";
import { ProfileForm } from "@/components/account/profile-form";
import { MoreNavigation } from "@/components/layout/more-navigation";
import { navigationFor } from "@/components/layout/navigation";
import { PageHeader } from "@/components/ui/page-header";
import { pageViewer } from "@/lib/auth/viewer";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { getProfile } from "@/lib/users/account/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.account");
  return { title: t("title") };
}

export default async function AccountPage() {
  const viewer = await pageViewer();
  const [t, password, profile] = await Promise.all([
    getTranslations("auth.account"),
    getTranslations("auth.password"),
    getProfile(viewer),
  ]);
  return (
    <ClientMessages namespaces={["auth"]}>
      <PageHeader title={t("title")} />
      <MoreNavigation entries={navigationFor(viewer)} />
      <div className="grid max-w-[840px] gap-x-16 gap-y-8 tablet:grid-cols-2">
        <section className="grid content-start gap-4">
          <h2 className="font-bold">{t("profile")}</h2>
          <AccountFacts viewer={viewer} />
          <ProfileForm profile={{ name: profile.name, phone: profile.phone ?? "" }} />
          <LanguageChoice />
        </section>
        <section className="grid content-start gap-4">
          <h2 className="font-bold">{password("title")}</h2>
          <PasswordForm username={viewer.username} />
        </section>
      </div>
    </ClientMessages>
  );
}
