"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { usePeriodName } from "@/components/duties/use-period-name";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Refusal } from "@/components/ui/refusal";
import { Select } from "@/components/ui/select";
import { type KindName, MAX_IMPORT_FILES } from "@/lib/imports/status";
import { ChosenFiles } from "./chosen-files";
import { FileDrop } from "./file-drop";
import { KindChoice } from "./kind-choice";
import { useImportUpload } from "./use-import-upload";

interface ImportUploadProps {
  /** What the viewer may bring in. */
  kinds: readonly KindName[];
  initialKind: KindName;
  /** Newest first. */
  years: readonly number[];
  year: number;
  /** Of each year, newest first. */
  periods: Readonly<Record<number, readonly string[]>>;
}

/** From a sheet to its preview: what it is, of which year, and the files. */
export function ImportUpload({ kinds, initialKind, years, year: initialYear, periods }: ImportUploadProps) {
  const t = useTranslations("imports");
  const periodName = usePeriodName();
  const [kind, setKind] = useState(initialKind);
  const [year, setYear] = useState(initialYear);
  const [period, setPeriod] = useState("");
  const upload = useImportUpload();
  const { files, progress, isBusy } = upload;
  const isTooMany = files.length > MAX_IMPORT_FILES;
  const isReady = files.length > 0 && !isTooMany && files.every(({ fault }) => fault === null);
  const send = () => upload.send({ kind, year: String(year), period: kind === "progress" ? period : "" });
  return (
    <section aria-label={t("upload.title")} className="grid max-w-[72rem] gap-5" data-print="off">
      <KindChoice kinds={kinds} kind={kind} onChange={setKind} />
      {kind !== "units" && (
        <div className="flex flex-wrap gap-4">
          <div className="w-32">
            <Field label={t("upload.year")}>
              <Select
                value={year}
                onChange={(event) => {
                  setYear(Number(event.target.value));
                  setPeriod("");
                }}
              >
                {years.map((one) => (
                  <option key={one} value={one}>
                    {t("yearOf", { year: String(one) })}
                  </option>
                ))}
              </Select>
            </Field>
          </div>
          {kind === "progress" && (
            <div className="w-52">
              <Field label={t("upload.period")}>
                <Select value={period} onChange={(event) => setPeriod(event.target.value)}>
                  <option value="">{t("upload.periodDue")}</option>
                  {(periods[year] ?? []).map((one) => (
                    <option key={one} value={one}>
                      {periodName(one)}
                    </option>
                  ))}
                </Select>
              </Field>
            </div>
          )}
        </div>
      )}
      <FileDrop hasFiles={files.length > 0} onFiles={upload.addFiles} onCells={upload.addCells} />
      {files.length > 0 && <ChosenFiles files={files} isBusy={isBusy} onRemove={upload.remove} />}
      {isTooMany && (
        <p role="alert" className="font-bold">
          {t("upload.tooMany", { limit: MAX_IMPORT_FILES })}
        </p>
      )}
      <Refusal error={upload.error} />
      {files.length > 0 && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button variant="primary" size="large" disabled={!isReady} isPending={isBusy} onClick={send}>
            {t("upload.send", { count: files.length })}
          </Button>
          {progress === null ? (
            <span className="text-table text-muted">{t("upload.nothingWritten")}</span>
          ) : (
            <SendingBar progress={progress} onStop={upload.isSending ? upload.stop : undefined} />
          )}
        </div>
      )}
    </section>
  );
}

function SendingBar({ progress, onStop }: { progress: number; onStop: (() => void) | undefined }) {
  const t = useTranslations("imports.upload");
  const text = progress < 1 ? t("sending", { percent: Math.floor(progress * 100) }) : t("received");
  return (
    <div className="flex min-w-60 flex-1 items-center gap-3">
      <progress value={progress} max={1} aria-label={text} className="h-1 max-w-80 flex-1 accent-accent" />
      <span role="status" className="text-table text-muted">
        {text}
      </span>
      {onStop && progress < 1 && (
        <Button variant="quiet" size="small" onClick={onStop}>
          {t("stop")}
        </Button>
      )}
    </div>
  );
}
