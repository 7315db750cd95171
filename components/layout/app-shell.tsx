import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ToastRegion } from "@/components/ui/toast-region";
import { BottomBar } from "./bottom-bar";
import { DemoBanner } from "./demo-banner";
import { KeyboardHelp } from "./keyboard-help";
import { MainArea } from "./main-area";
import type { NavigationEntry } from "./navigation";
import { SideNavigation } from "./side-navigation";
import { TopBar } from "./top-bar";

interface AppShellProps {
  government: string;
  /** The year that is at work; null when there is none, or none for this person. */
  year: number | null;
  entries: NavigationEntry[];
  isDemo: boolean;
  person: ReactNode;
  children: ReactNode;
}

/** Everything around a page. Knows no session: app/(main)/layout.tsx gives it what it shows. */
export function AppShell({ government, year, entries, isDemo, person, children }: AppShellProps) {
  const t = useTranslations("shell");
  const hasSearch = entries.some((entry) => entry.word === "duties");
  return (
    <>
      <a
        href="#content"
        data-print="off"
        className="fixed top-2 left-2 z-60 -translate-y-20 rounded-control bg-accent px-4 py-2 text-accent-ink focus:translate-y-0"
      >
        {t("skipToContent")}
      </a>
      {isDemo && <DemoBanner />}
      <TopBar government={government} year={year} hasSearch={hasSearch} person={person} />
      <div className="flex">
        <SideNavigation entries={entries} />
        <MainArea>{children}</MainArea>
      </div>
      <BottomBar entries={entries} />
      <ToastRegion />
      <KeyboardHelp />
    </>
  );
}
