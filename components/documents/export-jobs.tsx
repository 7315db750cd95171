"use client";
import { FileDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonStyle } from "@/components/ui/button-style";
import type { ExportJobJson } from "@/lib/api/exports/schema";
import { formatInstant } from "@/lib/dates";
import { useExportJobs } from "./use-export-jobs";

/** 我的导出: what is made in the background for this person, how far it is, and what can be downloaded until when. */
export function ExportJobs({ jobs: initial }: { jobs: readonly ExportJobJson[] }) {
  const t = useTranslations("documents.jobs");
  const jobs = useExportJobs(initial);
  return (
    <section id="exports" aria-labelledby="exports-title" data-print="off" className="mb-8 max-w-[64rem] scroll-mt-20">
      <h2 id="exports-title" className="pb-2 font-bold">
        {t("title")}
        <span className="pl-2 text-table font-normal text-muted">{t("text")}</span>
      </h2>
      <ul className="border-t border-line">
        {jobs.map((job) => (
          <li
            key={job.id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-3"
          >
            <ExportJob job={job} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ExportJob({ job }: { job: ExportJobJson }) {
  const t = useTranslations("documents");
  const name = t(`documents.${job.document}.name`);
  const format = t(`format.${job.format}`);
  const title = `${name}（${format}）`;
  return (
    <>
      <div className="min-w-0 flex-1 basis-60">
        <p className="break-words">
          {title}
          <span className="pl-2 text-table text-muted">{formatInstant(new Date(job.createdAt))}</span>
        </p>
        <ExportState job={job} title={title} />
      </div>
      {job.href && (
        <a
          href={job.href}
          download
          aria-label={t("downloadDocument", { document: name, format })}
          className={buttonStyle()}
        >
          <FileDown aria-hidden />
          {t("jobs.download")}
        </a>
      )}
    </>
  );
}

function ExportState({ job, title }: { job: ExportJobJson; title: string }) {
  const t = useTranslations("documents.jobs");
  const { state, rowsDone, rowsTotal } = job;
  if (state === "RUNNING") {
    return (
      <>
        <p role="status" className="text-table text-muted">
          {rowsDone === 0 ? t("begun", { total: rowsTotal }) : t("rows", { done: rowsDone, total: rowsTotal })}
        </p>
        <progress
          aria-label={title}
          max={rowsTotal || 1}
          value={rowsDone === 0 ? undefined : rowsDone}
          className="h-1.5 w-full max-w-80 accent-accent"
        />
      </>
    );
  }
  const until = formatInstant(new Date(job.expiresAt));
  return (
    <p role="status" className="text-table text-muted">
      {state === "DONE"
        ? t("done", { total: rowsTotal, size: (job.bytes / 1_048_576).toFixed(1), until })
        : t(`state.${state}`)}
    </p>
  );
}
