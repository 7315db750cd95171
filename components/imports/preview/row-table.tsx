import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { cx } from "@/components/ui/cx";
import type { PreviewedRow } from "@/lib/imports/rows/queries";
import { ActionIcon } from "./action-icon";
import type { KnownColumn } from "./known-columns";
import { RowCell } from "./row-cell";
import { isOneText, isTold, type RowColumn, rowColumns } from "./row-columns";

interface RowTableProps {
  rows: readonly PreviewedRow[];
  columns: readonly KnownColumn[];
  /** Names of the files by `sortNo`; null when there is one alone. */
  fileNames: ReadonlyMap<number, string> | null;
  caption: string;
  canChange: boolean;
  isDone: boolean;
}

/** Rows as they stand in the sheet, with what confirming does with each, and every doubt at its cell. */
export function RowTable({ rows, columns, caption, ...rest }: RowTableProps) {
  const t = useTranslations("import.check");
  const { title, shown } = rowColumns(rows, columns);
  return (
    <div className="data-table-scroll max-h-none!">
      <table className="data-table list-table [&_td]:align-top">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" data-number>
              {t("row")}
            </th>
            <th scope="col">{t("action")}</th>
            <th scope="col" data-wide>
              {title?.name ?? t("key")}
            </th>
            {shown.map(({ key, name }) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <PreviewRow key={`${row.file}:${row.no}`} row={row} title={title} columns={shown} {...rest} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type PreviewRowProps = Pick<RowTableProps, "fileNames" | "canChange" | "isDone"> & {
  row: PreviewedRow;
  title: KnownColumn | null;
  columns: readonly RowColumn[];
};

function PreviewRow({ row, title, columns, fileNames, canChange, isDone }: PreviewRowProps) {
  const t = useTranslations("import.check");
  const { no, action, key, isHidden, cells, problems, changes, file } = row;
  // What is said of the row as a whole, or of a column that the sheet does not have, stands with its name.
  const own = problems.filter(({ column }) => !columns.some((one) => one.key === column));
  const isQuiet = action === "UNCHANGED" || action === "SKIP";
  return (
    <tr data-row data-quiet={isQuiet || undefined} className="data-quiet:text-muted">
      <td data-number data-label={t("row")}>
        {no}
      </td>
      <td>
        <span data-action={action} className="inline-flex items-center gap-1 data-[action=REFUSE]:font-bold">
          <ActionIcon action={action} />
          {t(isDone ? `done.${action}` : action)}
        </span>
        {isHidden && (
          <span className="block">
            <Badge>{t("hidden")}</Badge>
          </span>
        )}
      </td>
      <td data-wide data-phone="title">
        <RowCell
          {...{ no, canChange }}
          column={title ?? { key: "", name: t("key") }}
          text={(title && cells[title.key]) || key}
          change={changes.find(({ column }) => column === title?.key)}
          problems={own}
        />
        {fileNames && <span className="block text-small break-all text-muted">{fileNames.get(file)}</span>}
      </td>
      {columns.map((column) => (
        <td
          key={column.key}
          // On a phone a cell that says nothing is left out.
          data-label={isTold(row, column.key) ? column.name : undefined}
          className={cx(
            column.isLong && "whitespace-normal! tablet:min-w-44 tablet:max-w-96",
            column.isNames && "break-keep",
          )}
        >
          <RowCell
            {...{ no, column, canChange }}
            text={isOneText(row) ? "" : (cells[column.key] ?? "")}
            change={changes.find((change) => change.column === column.key)}
            problems={problems.filter((problem) => problem.column === column.key)}
          />
        </td>
      ))}
    </tr>
  );
}
