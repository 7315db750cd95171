import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import type { ImportedFile } from "@/lib/imports/queries";
import { FileFault } from "./file-fault";
import { type KnownColumn, mappingState } from "./known-columns";
import { type PreviewView, previewHref } from "./preview-href";
import { ReplaceFile } from "./replace-file";

interface FileListProps {
  id: string;
  files: readonly ImportedFile[];
  columns: KnownColumn[];
  view: PreviewView;
  canChange: boolean;
}

/** Many files at a glance: what was found in each, and what will come of it. */
export function FileList({ id, files, columns, view, canChange }: FileListProps) {
  const t = useTranslations("import.files");
  const check = useTranslations("import.check");
  return (
    <div className="data-table-scroll max-h-96!">
      <table className="data-table" data-density="compact">
        <caption className="sr-only">{t("title")}</caption>
        <thead>
          <tr>
            <th scope="col" data-wide>
              {t("name")}
            </th>
            <th scope="col">{t("sheet")}</th>
            <th scope="col">{t("columns")}</th>
            <th scope="col" data-number>
              {check("CREATE")}
            </th>
            <th scope="col" data-number>
              {check("UPDATE")}
            </th>
            <th scope="col" data-number>
              {check("REFUSE")}
            </th>
            <th scope="col">
              <span className="sr-only">{t("adjust")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {files.map((file) => {
            const { sortNo, name, unitName, found, fault, totals } = file;
            const isCurrent = view.file === sortNo;
            const state = found && mappingState(found, columns);
            return (
              <tr key={sortNo} data-row data-selected={isCurrent || undefined}>
                <td data-wide data-phone="title">
                  <span className="break-all">{name}</span>
                  {unitName && <span className="pl-2 text-small text-muted">{unitName}</span>}
                  <FileFault file={file} />
                </td>
                <td>{found?.sheet ?? (fault ? null : t("unread"))}</td>
                <td data-label={state ? t("columns") : undefined}>{state && `${state.known}/${state.total}`}</td>
                <td data-number data-label={found ? check("CREATE") : undefined}>
                  {found && totals.create}
                </td>
                <td data-number data-label={found ? check("UPDATE") : undefined}>
                  {found && totals.update}
                </td>
                <td
                  data-number
                  data-label={found ? check("REFUSE") : undefined}
                  className={totals.refuse > 0 ? "font-bold" : undefined}
                >
                  {found && totals.refuse}
                </td>
                <td>
                  {found && (
                    <Link
                      href={previewHref(id, { file: isCurrent ? undefined : sortNo }, "files")}
                      aria-label={t("adjustOf", { name })}
                      aria-current={isCurrent ? "true" : undefined}
                      className="link"
                    >
                      {t(isCurrent ? "all" : "adjust")}
                    </Link>
                  )}
                  {totals.refuse > 0 && (
                    <a
                      href={`/api/v1/imports/${id}/marked.xlsx?file=${sortNo}`}
                      aria-label={t("markedOf", { name })}
                      className="link pl-3"
                    >
                      {t("markedShort")}
                    </a>
                  )}
                  {fault && canChange && <ReplaceFile id={id} file={sortNo} name={name} isSmall />}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
