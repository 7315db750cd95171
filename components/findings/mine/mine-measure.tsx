"use client";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { type Day, dayOf } from "@/lib/dates";
import type { MeasureRow } from "@/lib/findings/measures/queries";
import { FindingDue } from "../finding-due";
import { FindingLamp } from "../finding-lamp";

const ReportDialog = dynamic(() => import("../measures/report-dialog").then((module) => module.ReportDialog));
const RequestDialog = dynamic(() => import("../extensions/request-dialog").then((module) => module.RequestDialog));

/** One measure to report on, with where it stands and what can be done about it here. */
export function MineMeasure({ measure, today }: { measure: MeasureRow; today: Day }) {
  const t = useTranslations("findings");
  const [open, setOpen] = useState<"report" | "extend" | null>(null);
  const { finding, status, progress, lastReportAt, evidence, person } = measure;
  const close = () => setOpen(null);
  return (
    <li className="grid grid-cols-[1fr_auto] items-start gap-x-6 gap-y-2 border-b border-line py-4 max-tablet:grid-cols-1">
      <div className="grid gap-1">
        <p className="line-clamp-3">{measure.text}</p>
        <Link href={`/findings/${finding.id}`} className="line-clamp-1 text-table text-muted hover:text-accent">
          {finding.number} {finding.text}
        </Link>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-table">
          <FindingLamp {...measure} status={finding.status} today={today} />
          <FindingDue {...measure} isOpen={status !== "DONE"} today={today} />
          <span>{t(`measureStatus.${status}`)}</span>
          {person && <span className="text-muted">{person}</span>}
          <span className="text-muted">
            {lastReportAt ? t("mine.lastReport", { day: dayOf(lastReportAt) }) : t("mine.notReported")}
          </span>
          <span className="text-muted">{t("mine.evidence", { count: evidence })}</span>
          {measure.hasExtension && <Badge>{t("mine.extensionPending")}</Badge>}
          {finding.isReturned && <Badge>{t("flag.RETURNED")}</Badge>}
        </p>
        {progress && <p className="line-clamp-2 text-table text-muted">{progress}</p>}
      </div>
      <div className="flex flex-wrap gap-2" data-print="off">
        {measure.can.report && (
          <Button variant={status === "DONE" ? "plain" : "primary"} onClick={() => setOpen("report")}>
            {t("mine.report")}
          </Button>
        )}
        {measure.can.extend && <Button onClick={() => setOpen("extend")}>{t("mine.extend")}</Button>}
      </div>
      {open === "report" && <ReportDialog measure={measure} onClose={close} />}
      {open === "extend" && <RequestDialog measure={measure} onClose={close} />}
    </li>
  );
}
