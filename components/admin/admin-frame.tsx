import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import type { Viewer } from "@/lib/auth/viewer";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { type AdminPart, adminPartsOf } from "./admin-parts";

interface AdminFrameProps {
  viewer: Viewer;
  part: AdminPart;
  caption?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** The parts of the administration that the person's role opens, and the one that is open. */
export async function AdminFrame({ viewer, part, caption, actions, children }: AdminFrameProps) {
  const t = await getTranslations("admin");
  const tabs = adminPartsOf(viewer).map((each) => ({
    href: `/admin/${each}`,
    label: t(`tabs.${each}`),
    isCurrent: each === part,
  }));
  return (
    <ClientMessages namespaces={["admin", "audit"]}>
      {tabs.length > 1 && <Tabs label={t("tabs.label")} tabs={tabs} />}
      <div className="pt-4">
        <PageHeader title={t(`tabs.${part}`)} caption={caption} actions={actions} />
        {children}
      </div>
    </ClientMessages>
  );
}
