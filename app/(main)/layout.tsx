import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { AppShell } from "@/components/layout/app-shell";
import { navigationFor } from "@/components/layout/navigation";
import { PersonMenu } from "@/components/layout/person-menu";
import { asTheme, PRINT_SIZE_COOKIE, THEME_COOKIE } from "@/components/layout/preferences";
import { can } from "@/lib/auth/roles";
import { pageViewer } from "@/lib/auth/viewer";
import { getLedgerYear } from "@/lib/plans/queries";

/** Only the frame: each page asks for its own viewer and decides who may see it. */
export default async function MainLayout({ children }: { children: ReactNode }) {
  const viewer = await pageViewer({ allowInitialPassword: true });
  const [jar, ledger] = await Promise.all([cookies(), can(viewer, "viewLedger") ? getLedgerYear(viewer) : null]);
  return (
    <AppShell
      government={viewer.governmentName}
      year={ledger?.year ?? null}
      entries={navigationFor(viewer)}
      isDemo={viewer.isDemo}
      person={
        <PersonMenu
          name={viewer.name}
          unit={viewer.unitName}
          theme={asTheme(jar.get(THEME_COOKIE)?.value)}
          isLargePrint={jar.get(PRINT_SIZE_COOKIE)?.value === "large"}
        />
      }
    >
      {children}
    </AppShell>
  );
}
