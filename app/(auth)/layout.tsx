import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DemoBanner } from "@/components/layout/demo-banner";
import { ToastRegion } from "@/components/ui/toast-region";
import { env } from "@/lib/env";
import { ClientMessages } from "@/lib/i18n/client-messages";

/** Pages without the frame: signing in, the first day, the first password. */
export default async function AuthLayout({ children }: { children: ReactNode }) {
  const [t, shell] = await Promise.all([getTranslations("auth.signIn"), getTranslations("shell")]);
  return (
    <>
      {env().isDemo && <DemoBanner />}
      <main id="content" className="mx-auto grid min-h-dvh w-full max-w-[960px] content-start gap-8 px-4 py-[8vh]">
        <div>
          <p className="text-title font-bold">{shell("product")}</p>
          <p className="text-muted">{t("lead")}</p>
        </div>
        <ClientMessages namespaces={["auth"]}>{children}</ClientMessages>
        <p className="border-t border-line pt-4 text-table text-muted">{t("notice")}</p>
        <ToastRegion />
      </main>
    </>
  );
}
