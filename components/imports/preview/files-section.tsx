import { useTranslations } from "next-intl";
import type { ImportRecord } from "@/lib/imports/queries";
import { BlankForm } from "./blank-form";
import { ColumnMapping } from "./column-mapping";
import { FileFault } from "./file-fault";
import { FileList } from "./file-list";
import { FileShape } from "./file-shape";
import { type KnownColumn, mappingState } from "./known-columns";
import type { PreviewView } from "./preview-href";
import { ReplaceFile } from "./replace-file";
import { StepSection } from "./step-section";

interface FilesSectionProps {
  record: ImportRecord;
  columns: KnownColumn[];
  view: PreviewView;
}

/** Steps 1 and 2: what was found in the files. Closed while all is well, open where somebody has to look. */
export function FilesSection({ record, columns, view }: FilesSectionProps) {
  const t = useTranslations("import.files");
  const words = useTranslations("import.columns");
  const { id, kind, files, canChange, version } = record;
  const chosen = files.length === 1 ? files[0] : files.find(({ sortNo }) => sortNo === view.file);
  const failed = files.filter(({ fault }) => fault !== null).length;
  const found = chosen?.found;
  const state = found && mappingState(found, columns);
  const summary = files.length > 1 ? manySummary() : chosen && found && oneSummary();

  function manySummary() {
    return failed === 0
      ? t("manyFine", { count: files.length })
      : t("many", { count: files.length, read: files.length - failed, failed });
  }
  function oneSummary() {
    const [from, to] = found!.headingRows;
    return t(from === to ? "one" : "oneTwo", { name: chosen!.name, sheet: found!.sheet, from, to });
  }
  return (
    <>
      <StepSection step="files" number={1} summary={summary} isOpen={files.length > 1 || failed > 0}>
        {files.length > 1 && <FileList {...{ id, files, columns, view, canChange }} />}
        {files.length === 1 && chosen?.fault && (
          <div className="grid gap-3 py-3">
            <FileFault file={chosen} />
            {canChange && (
              <div className="flex flex-wrap items-center gap-4">
                <ReplaceFile id={id} file={chosen.sortNo} name={chosen.name} />
                {["NO_HEADING", "NO_ROWS", "WRONG_KIND"].includes(chosen.fault) && <BlankForm kind={kind} />}
              </div>
            )}
          </div>
        )}
        {chosen && found && canChange && (
          <FileShape
            key={`${chosen.sortNo}:${version}`}
            file={chosen.sortNo}
            found={found}
            example={columns
              .filter(({ isRequired }) => isRequired)
              .concat(columns.filter(({ key, isRequired }) => !isRequired && found.mapping.includes(key)))
              .slice(0, 3)
              .map(({ name }) => name)
              .join("、")}
          />
        )}
      </StepSection>
      {chosen && found && state && (
        <StepSection
          step="columns"
          number={2}
          summary={
            <>
              {words("summary", { count: state.known, total: state.total })}
              {state.unread.length > 0 && (
                <span className="pl-3">{words("unread", { columns: state.unread.join("、") })}</span>
              )}
              {state.missing.length > 0 && (
                <strong className="pl-3 font-bold text-ink">
                  {words("missing", { columns: state.missing.join("、") })}
                </strong>
              )}
            </>
          }
          isOpen={state.missing.length > 0}
        >
          {canChange && (
            <ColumnMapping key={`${chosen.sortNo}:${version}`} file={chosen.sortNo} found={found} columns={columns} />
          )}
        </StepSection>
      )}
    </>
  );
}
