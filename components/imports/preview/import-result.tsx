import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";
import { formatInstant } from "@/lib/dates";
import type { ImportRecord } from "@/lib/imports/queries";
import type { ImportKind } from "@/lib/imports/status";
import { UndoImportButton } from "../history/undo-import-button";
import { undoLeft } from "../history/undo-left";

/** Where what was imported is looked at. */
const PLACE = {
  BREAKDOWN: { word: "duties", path: "/duties" },
  STANDARD: { word: "duties", path: "/duties" },
  SCORE_SHEET: { word: "duties", path: "/duties" },
  UNITS: { word: "units", path: "/admin/units" },
  PROGRESS: { word: "reports", path: "/duties" },
  RECTIFICATION: { word: "findings", path: "/findings" },
} as const satisfies Record<ImportKind, { word: string; path: string }>;

/** What came of an import, where to look at it, and the way back. */
export function ImportResult({ record }: { record: ImportRecord }) {
  const t = useTranslations("import.result");
  const history = useTranslations("imports.history");
  const { id, kind, year, status, totals, confirmedAt, confirmedBy, undoneAt, undoneBy, canUndo, reason, documentNo } =
    record;
  const left = undoLeft(record, new Date());
  const { word, path } = PLACE[kind];
  const isConfirmed = status === "CONFIRMED";
  const title = { CONFIRMED: "title", UNDONE: "undone", DISCARDED: "discarded" }[status as "CONFIRMED"] as "title";
  return (
    <section aria-labelledby="result" className="grid gap-2 border-y-2 border-line-strong py-4">
      <h2 id="result" className="flex items-center gap-2 text-title">
        {isConfirmed && <Check aria-hidden className="size-5" />}
        {t(title)}
      </h2>
      {status === "DISCARDED" ? (
        <p>{t("discardedText")}</p>
      ) : (
        <p>{t("text", { created: totals.create, changed: totals.update, refused: totals.refuse })}</p>
      )}
      {undoneAt && undoneBy && <p>{t("undoneText", { name: undoneBy.name, at: formatInstant(undoneAt) })}</p>}
      {confirmedAt && confirmedBy && (
        <p className="text-table text-muted">
          {t("by", { name: confirmedBy.name, at: formatInstant(confirmedAt) })}
          {reason && <span className="pl-3">{t("reason", { reason })}</span>}
          {documentNo && <span className="pl-3">{t("documentNo", { documentNo })}</span>}
        </p>
      )}
      {isConfirmed && totals.refuse > 0 && <p className="reading">{t("refusedNext", { count: totals.refuse })}</p>}
      <div className="flex flex-wrap items-center gap-2 pt-1" data-print="off">
        {isConfirmed && (
          <LinkButton href={kind === "UNITS" ? path : `${path}?year=${year}`} variant="primary">
            {t(word)}
          </LinkButton>
        )}
        <LinkButton href="/imports">{t("another")}</LinkButton>
        {canUndo && (
          <UndoImportButton id={id} version={record.version} created={totals.create} changed={totals.update} />
        )}
        {left && <span className="text-table text-muted">{history(left.key, { days: left.days })}</span>}
      </div>
    </section>
  );
}
