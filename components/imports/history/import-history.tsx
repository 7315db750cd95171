import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { formatInstant } from "@/lib/dates";
import type { ImportListRow } from "@/lib/imports/queries";
import { ImportStatus } from "./import-status";
import { UndoImportButton } from "./undo-import-button";
import { undoLeft } from "./undo-left";

interface ImportHistoryProps {
  rows: ImportListRow[];
  total: number;
}

/** Who brought in what and when, what came of it, and how long it can be taken back. */
export function ImportHistory({ rows, total }: ImportHistoryProps) {
  const t = useTranslations("imports.history");
  return (
    <section aria-labelledby="history" className="pt-10">
      <h2 id="history" className="pb-2 font-bold">
        {t("title")}
        {total > 0 && <span className="pl-2 text-table font-normal text-muted">{t("caption", { count: total })}</span>}
      </h2>
      {rows.length === 0 ? (
        <EmptyState title={t("emptyTitle")} text={t("emptyText")} />
      ) : (
        <div className="data-table-scroll max-h-none!">
          <table className="data-table">
            <caption className="sr-only">{t("title")}</caption>
            <thead>
              <tr>
                <th scope="col" data-wide>
                  {t("what")}
                </th>
                <th scope="col">{t("at")}</th>
                <th scope="col">{t("who")}</th>
                <th scope="col" data-number>
                  {t("created")}
                </th>
                <th scope="col" data-number>
                  {t("changed")}
                </th>
                <th scope="col" data-number>
                  {t("refused")}
                </th>
                <th scope="col">{t("state")}</th>
                <th scope="col">
                  <span className="sr-only">{t("undo")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <HistoryRow key={row.id} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function HistoryRow({ row }: { row: ImportListRow }) {
  const t = useTranslations("imports");
  const { id, kind, year, status, files, actor, createdAt, undoneAt, undoneBy, totals, canUndo } = row;
  const left = undoLeft(row, new Date());
  const [first = ""] = files;
  const isRead = status !== "READING" && status !== "FAILED";
  return (
    <tr data-row>
      <td data-wide data-phone="title">
        <Link href={`/imports/${id}`} className="link font-bold">
          {kind === "UNITS" ? t(`kind.${kind}`) : `${t("yearOf", { year: String(year) })}${t(`kind.${kind}`)}`}
        </Link>
        <span className="line-clamp-1 text-small break-all text-muted">
          {files.length > 1 ? t("history.files", { first, count: files.length }) : first}
        </span>
      </td>
      <td>{formatInstant(createdAt)}</td>
      <td>
        {actor.name} <span className="text-small text-muted">{actor.unitName}</span>
      </td>
      <Count label={t("history.created")} value={isRead ? totals.create : null} />
      <Count label={t("history.changed")} value={isRead ? totals.update : null} />
      <Count label={t("history.refused")} value={isRead ? totals.refuse : null} />
      <td>
        <ImportStatus status={status} />
        {left && <span className="block text-small text-muted">{t(`history.${left.key}`, { days: left.days })}</span>}
        {undoneAt && undoneBy && (
          <span className="block text-small text-muted">
            {t("history.undoneBy", { name: undoneBy.name, at: formatInstant(undoneAt) })}
          </span>
        )}
      </td>
      <td>{canUndo && <UndoImportButton isSmall id={id} created={totals.create} changed={totals.update} />}</td>
    </tr>
  );
}

function Count({ label, value }: { label: string; value: number | null }) {
  return (
    <td data-number data-label={value === null ? undefined : label}>
      {value === null ? null : value}
    </td>
  );
}
