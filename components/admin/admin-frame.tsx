import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/ui/page-header";
import type { Viewer } from "@/lib/auth/viewer";
import { ClientMessages } from "@/lib/i18n/client-messages";
import type { AdminPart } from "./admin-parts";
import { AdminTabs } from "./admin-tabs";

interface AdminFrameProps {
  viewer: Viewer;
  part: AdminPart;
  caption?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** One part of the administration under its heading. */
export function AdminFrame({ viewer, part, caption, actions, children }: AdminFrameProps) {
  const t = useTranslations("admin.tabs");
  return (
    <ClientMessages namespaces={["admin", "audit"]}>
      <AdminTabs viewer={viewer} part={part} />
      <PageHeader title={t(part)} caption={caption} actions={actions} />
      {children}
    </ClientMessages>
  );
}
