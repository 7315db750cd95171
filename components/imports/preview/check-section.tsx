import { FileDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonStyle } from "@/components/ui/button-style";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Pagination } from "@/components/ui/pagination";
import type { ImportRecord } from "@/lib/imports/queries";
import type { PreviewedRow, SuggestedFix } from "@/lib/imports/rows/queries";
import { ActionTiles } from "./action-tiles";
import { AppliedFixes } from "./applied-fixes";
import { ChangeRefusal } from "./change-import";
import { ChooseAll } from "./choose-all";
import type { KnownColumn } from "./known-columns";
import { type PreviewView, previewHref } from "./preview-href";
import { ProblemText } from "./problem-text";
import { ReplaceFile } from "./replace-file";
import { RowTable } from "./row-table";
import { SuggestedFixes } from "./suggested-fixes";
import { allRows } from "./totals";

export interface CheckSectionProps {
  record: ImportRecord;
  columns: KnownColumn[];
  view: PreviewView;
  rows: { total: number; page: number; size: number; rows: PreviewedRow[] };
  suggestions: SuggestedFix[];
}

/** Step 3: what comes of every row, the doubts first. */
export function CheckSection({ record, columns, view, rows, suggestions }: CheckSectionProps) {
  const t = useTranslations("import");
  const { id, files, totals, problems, settings, canChange, status } = record;
  const names = Object.fromEntries(columns.map(({ key, name }) => [key, name]));
  const file = files.find(({ sortNo }) => sortNo === view.file);
  const isDone = status === "CONFIRMED" || status === "UNDONE";
  const caption = view.action
    ? t("check.showing", { name: t(isDone ? `check.done.${view.action}` : `check.${view.action}`), count: rows.total })
    : t("check.showingAll", { count: rows.total });
  const conflicts = rows.rows.flatMap(({ changes }) =>
    changes.flatMap(({ column, conflict }) =>
      conflict?.row && conflict.choice === null ? [`${conflict.row}:${column}`] : [],
    ),
  );
  const hasDoubts = totals.refuse > 0 || suggestions.length > 0;
  const [only] = files;
  return (
    <section id="check" aria-labelledby="check-title" className="scroll-mt-16 pt-4">
      <h2 id="check-title" className="pb-2 font-bold">
        {canChange && "3 "}
        {t(canChange ? "check.title" : "check.titleDone")}
      </h2>
      <ActionTiles id={id} totals={file ? file.totals : totals} view={view} isDone={isDone} />
      <ChangeRefusal />
      {problems.length > 0 && (
        <ul aria-label={t("check.wholeFile")} className="grid gap-1 border-b border-line py-2">
          {problems.map((problem) => (
            <li key={`${problem.code}:${problem.text}:${JSON.stringify(problem.values)}`}>
              <ProblemText problem={problem} />
            </li>
          ))}
        </ul>
      )}
      {canChange && <SuggestedFixes fixes={suggestions} names={names} />}
      <AppliedFixes fixes={settings.fixes} names={names} canChange={canChange} />
      {hasDoubts && (
        <div className="flex flex-wrap items-start gap-2 pt-3" data-print="off">
          {(file ?? (files.length === 1 ? only : undefined)) && (
            <a href={`/api/v1/imports/${id}/marked.xlsx?file=${(file ?? only)?.sortNo}`} className={buttonStyle()}>
              <FileDown aria-hidden />
              {t("files.marked")}
            </a>
          )}
          {canChange && (file ?? (files.length === 1 ? only : undefined)) && (
            <ReplaceFile id={id} file={(file ?? only)!.sortNo} name={(file ?? only)!.name} />
          )}
        </div>
      )}
      <div id="rows" className="flex scroll-mt-16 flex-wrap items-baseline gap-x-4 pt-4 pb-2">
        <h3 className="font-bold">{caption}</h3>
        {file && files.length > 1 && <span className="break-all">{t("check.showingFile", { name: file.name })}</span>}
        {(view.action || view.file !== undefined) && (
          <Link href={previewHref(id, {})} className="link text-table">
            {t("check.showAll")}
          </Link>
        )}
      </div>
      {canChange && conflicts.length > 0 && <ChooseAll cells={conflicts} />}
      {rows.rows.length === 0 ? (
        <EmptyState title={t("check.empty")} text={allRows(totals) > 0 ? t("check.emptyText") : undefined} />
      ) : (
        <RowTable
          {...{ columns, caption, canChange, isDone }}
          rows={rows.rows}
          fileNames={files.length > 1 && !file ? new Map(files.map(({ sortNo, name }) => [sortNo, name])) : null}
        />
      )}
      <div>
        <Pagination
          {...{ page: rows.page, size: rows.size, total: rows.total }}
          hrefOf={(page) => previewHref(id, { ...view, page })}
        />
      </div>
    </section>
  );
}
