import { useTranslations } from "next-intl";
import { cx } from "@/components/ui/cx";
import { Link } from "@/components/ui/link";
import type { Totals } from "@/lib/imports/queries";
import { ROW_ACTIONS, type RowAction } from "@/lib/imports/status";
import { ActionIcon } from "./action-icon";
import { type PreviewView, previewHref } from "./preview-href";
import { TOTAL_OF } from "./totals";

interface ActionTilesProps {
  id: string;
  totals: Totals;
  view: PreviewView;
  /** It was confirmed: the words tell what has happened. */
  isDone: boolean;
}

/** What confirming does with how many rows; each number shows exactly those rows, a second press all of them. */
export function ActionTiles({ id, totals, view, isDone }: ActionTilesProps) {
  const t = useTranslations("import.check");
  return (
    <ul
      aria-label={t("totals")}
      className="grid grid-cols-2 border-y border-line tablet:grid-cols-5 max-tablet:[&>:first-child]:col-span-2"
    >
      {ROW_ACTIONS.map((action: RowAction) => {
        const count = totals[TOTAL_OF[action]];
        const isCurrent = view.action === action;
        return (
          <li key={action} className="border-line tablet:border-l tablet:first:border-l-0">
            <Link
              href={previewHref(id, { file: view.file, action: isCurrent ? undefined : action })}
              aria-current={isCurrent ? "true" : undefined}
              className="block border-b-2 border-transparent px-4 py-2.5 transition-colors hover:bg-sunken active:bg-accent-soft aria-[current]:border-accent aria-[current]:bg-accent-soft max-tablet:px-2"
            >
              <span className="flex items-center gap-1.5 text-table text-muted">
                <ActionIcon action={action} />
                {t(isDone ? `done.${action}` : action)}
              </span>
              <span className={cx("block text-figure", count > 0 ? "font-bold" : "text-muted")}>{count}</span>
              <span className="block text-small text-muted">{t(`note.${action}`)}</span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
