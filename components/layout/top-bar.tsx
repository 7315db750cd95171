import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { SearchBox } from "./search-box";

interface TopBarProps {
  government: string;
  year: number | null;
  /** Administrators of the system see no business data, so there is nothing for them to find. */
  hasSearch: boolean;
  person: ReactNode;
}

export function TopBar({ government, year, hasSearch, person }: TopBarProps) {
  const t = useTranslations("shell");
  return (
    <header
      data-print="off"
      className="sticky top-0 z-30 flex h-14 items-center gap-4 border-b border-line bg-surface px-4 desktop:px-6"
    >
      <Link href="/" className="min-w-0 shrink-0 max-tablet:shrink">
        <span className="block truncate text-base leading-[1.4] font-bold">{t("product")}</span>
        <span className="block truncate text-small leading-[1.35] text-muted">
          {year ? t("context", { government, year: String(year) }) : government}
        </span>
      </Link>
      <div className="flex min-w-0 flex-1 justify-center max-tablet:hidden">{hasSearch && <SearchBox />}</div>
      <div className="ml-auto shrink-0">{person}</div>
    </header>
  );
}
