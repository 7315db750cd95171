import { useTranslations } from "next-intl";
import type { NavigationEntry } from "./navigation";
import { NavigationIcon } from "./navigation-icon";
import { NavigationLink } from "./navigation-link";

const LINK =
  "flex min-h-10 items-center gap-3 rounded-control px-3 text-muted transition-colors hover:bg-sunken hover:text-ink active:bg-accent-soft aria-[current]:bg-accent-soft aria-[current]:font-bold aria-[current]:text-accent max-desktop:flex-col max-desktop:justify-center max-desktop:gap-0.5 max-desktop:px-1 max-desktop:py-1.5 max-desktop:text-small";

/** Desktop: words beside icons. Tablet: words under icons, a narrow strip. */
export function SideNavigation({ entries }: { entries: NavigationEntry[] }) {
  const t = useTranslations("shell");
  return (
    <nav
      aria-label={t("navigation")}
      className="sticky top-14 flex h-[calc(100dvh-56px)] w-44 shrink-0 flex-col gap-1 overflow-y-auto border-r border-line p-3 max-desktop:w-20 max-desktop:p-2 max-tablet:hidden"
    >
      {entries.map(({ word, href }) => (
        <NavigationLink key={word} href={href} className={LINK}>
          <NavigationIcon word={word} />
          <span className="whitespace-nowrap">{t(word)}</span>
        </NavigationLink>
      ))}
    </nav>
  );
}
