import { useTranslations } from "next-intl";
import type { NavigationEntry } from "./navigation";
import { NavigationIcon } from "./navigation-icon";
import { NavigationLink } from "./navigation-link";

const LINK =
  "flex min-h-14 flex-1 flex-col items-center justify-center gap-0.5 text-small text-muted active:bg-accent-soft aria-[current]:font-bold aria-[current]:text-accent";

/** The phone's navigation, where the thumb is. */
export function BottomBar({ entries }: { entries: NavigationEntry[] }) {
  const t = useTranslations("shell");
  return (
    <nav
      aria-label={t("navigation")}
      className="fixed inset-x-0 bottom-0 z-30 hidden border-t border-line bg-raised pb-[env(safe-area-inset-bottom)] max-tablet:flex"
    >
      {entries
        .filter((entry) => entry.isOnPhone)
        .map(({ word, href }) => (
          <NavigationLink key={word} href={href} className={LINK}>
            <NavigationIcon word={word} />
            {t(word)}
          </NavigationLink>
        ))}
      <NavigationLink href="/account" className={LINK}>
        <NavigationIcon word="mine" />
        {t("mine")}
      </NavigationLink>
    </nav>
  );
}
