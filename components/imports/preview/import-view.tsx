import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { formatInstant } from "@/lib/dates";
import { UNDO_DAYS } from "@/lib/imports/status";
import { ImportStatus } from "../history/import-status";
import { ChangeImportProvider } from "./change-import";
import { CheckSection, type CheckSectionProps } from "./check-section";
import { ConfirmImport } from "./confirm-import";
import { DiscardButton } from "./discard-button";
import { FilesSection } from "./files-section";
import { ImportResult } from "./import-result";
import { ImportSteps } from "./import-steps";
import { ReadAgain } from "./read-again";
import { ReadingProgress } from "./reading-progress";

/** One import from its files to what came of it. */
export function ImportView(props: CheckSectionProps) {
  const t = useTranslations("import");
  const kinds = useTranslations("imports");
  const { record, columns, view } = props;
  const { id, kind, year, version, status, actor, createdAt, totals, canChange, isCutOff, rowsRead } = record;
  const isReading = status === "READING";
  const isOver = status === "CONFIRMED" || status === "UNDONE" || status === "DISCARDED";
  const name =
    kind === "UNITS" ? kinds(`kind.${kind}`) : `${kinds("yearOf", { year: String(year) })}${kinds(`kind.${kind}`)}`;
  return (
    <ChangeImportProvider id={id} version={version}>
      <PageHeader
        title={t("titleOf", { kind: name })}
        caption={t("by", { name: actor.name, unit: actor.unitName, at: formatInstant(createdAt) })}
        above={
          <Link href="/imports" className="link">
            {t("back")}
          </Link>
        }
        actions={<ImportStatus status={status} />}
      />
      {isOver && <ImportResult record={record} />}
      {isReading && !isCutOff && <ReadingProgress key={version} id={id} rowsRead={rowsRead} />}
      {isReading && isCutOff && <ReadAgain />}
      {status === "FAILED" && (
        <div className="border-t border-line pt-4 pb-2">
          <p className="font-bold">{t("failed.title")}</p>
          <p className="text-muted">{t("failed.text")}</p>
        </div>
      )}
      {status === "READY" && <ImportSteps current={totals.refuse > 0 ? "check" : "confirm"} />}
      {(status === "READY" || status === "FAILED") && <FilesSection {...{ record, columns, view }} />}
      {(status === "READY" || status === "CONFIRMED" || status === "UNDONE") && <CheckSection {...props} />}
      {status === "FAILED" && canChange && (
        <div className="pt-4">
          <DiscardButton id={id} version={version} />
        </div>
      )}
      {status === "READY" && canChange && (
        <ConfirmImport
          {...{ id, version, totals }}
          key={version}
          issuedYear={record.asksReason ? year : null}
          undoDays={UNDO_DAYS}
        />
      )}
    </ChangeImportProvider>
  );
}
