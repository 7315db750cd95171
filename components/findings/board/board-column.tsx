import { useTranslations } from "next-intl";
import { cx } from "@/components/ui/cx";
import { Link } from "@/components/ui/link";
import type { Day } from "@/lib/dates";
import type { BoardColumn } from "@/lib/findings/board/queries";
import { findingsHref } from "../ledger/findings-href";
import { BoardCard } from "./board-card";

interface BoardColumnViewProps {
  column: BoardColumn;
  filter: Record<string, string>;
  today: Day;
  isHiddenOnPhone: boolean;
}

export function BoardColumnView({ column, filter, today, isHiddenOnPhone }: BoardColumnViewProps) {
  const t = useTranslations("findings");
  const { status, count, rows } = column;
  const href = findingsHref({ ...filter, status });
  const isEmpty = count === 0;
  return (
    <section
      aria-label={t(`status.${status}`)}
      className={cx(
        "shrink-0 max-tablet:w-full",
        isEmpty ? "w-36 print:hidden" : "w-60 print:w-0 print:shrink print:grow",
        isHiddenOnPhone && (isEmpty ? "max-tablet:hidden" : "max-tablet:hidden print:block"),
      )}
    >
      <h2 className="sticky top-0 z-10 flex items-baseline justify-between gap-2 border-b-2 border-line-strong bg-surface pb-1 text-table max-tablet:static">
        <Link href={href} className="hover:text-accent">
          {t(`status.${status}`)}
        </Link>
        <span className="font-normal text-muted">{count}</span>
      </h2>
      {isEmpty && <p className="py-3 text-table text-muted">{t("board.empty")}</p>}
      <ul>
        {rows.map((finding) => (
          <BoardCard key={finding.id} finding={finding} today={today} />
        ))}
      </ul>
      {count > rows.length && (
        <Link href={href} className="link inline-block py-2 text-table">
          {t("board.more", { count: count - rows.length })}
        </Link>
      )}
    </section>
  );
}
