import { useTranslations } from "next-intl";
import type { NavigationEntry } from "./navigation";
import { NavigationIcon } from "./navigation-icon";
import { NavigationLink } from "./navigation-link";

/** On a phone: the words that found no room in the bottom bar, on the page of its last one. */
export function MoreNavigation({ entries }: { entries: NavigationEntry[] }) {
  const t = useTranslations("shell");
  const more = entries.filter((entry) => !entry.isOnPhone);
  if (more.length === 0) return null;
  return (
    <nav aria-label={t("moreNavigation")} className="mb-6 border-t border-line tablet:hidden">
      {more.map(({ word, href }) => (
        <NavigationLink
          key={word}
          href={href}
          className="flex min-h-12 items-center gap-3 border-b border-line px-1 active:bg-accent-soft"
        >
          <NavigationIcon word={word} />
          {t(word)}
        </NavigationLink>
      ))}
    </nav>
  );
}
