"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import type { DataColumn, DataColumnMeta } from "@/components/data-table/features";
import { cx } from "@/components/ui/cx";
import { Link } from "@/components/ui/link";
import { MiniBar } from "@/components/ui/mini-bar";
import { StatusBadge } from "@/components/ui/status-badge";
import { type Day, dayOf } from "@/lib/dates";
import type { DutyRow } from "@/lib/duties/queries";
import { DueDate } from "../due-date";
import { DutyFindings } from "../duty-findings";
import { DutyLamp } from "../duty-lamp";
import { UnitNames } from "../unit-names";
import { OwnShare } from "./own-share";

/** The ledger's columns. Ids are the server's sort keys. @param hasOwn whether the viewer's unit has shares of its own */
export function useDutyColumns(today: Day, hasOwn: boolean): DataColumn<DutyRow>[] {
  const t = useTranslations("duties");
  return useMemo(() => {
    const status = (duty: DutyRow) => <StatusBadge status={duty.status} />;
    const done = ({ unitsDone, unitsTotal }: DutyRow) =>
      unitsTotal > 0 && <MiniBar done={unitsDone} total={unitsTotal} />;
    const due = (duty: DutyRow) => <DueDate {...duty} isOpen={duty.status !== "DONE"} today={today} />;
    const findings = (duty: DutyRow) => <DutyFindings duty={duty} today={today} />;
    return [
      column("code", { label: t("field.code"), phone: "hidden" }, ({ code }) => (
        <span className="text-muted">{code}</span>
      )),
      column("title", { label: t("field.title"), isWide: true, phone: "title", isFixed: true }, titleOf),
      column("lamp", { label: t("field.lamp"), phone: "line" }, (duty) => <DutyLamp {...duty} today={today} />),
      ...(hasOwn
        ? [column("mine", { label: t("field.mine") }, ({ mine }) => mine && <OwnShare mine={mine} />, false)]
        : []),
      column("dueOn", { label: t("field.due"), phone: "line" }, due),
      column("lead", { label: t("field.lead"), phone: "line" }, ({ leadText }) =>
        names(leadText, "min-w-32 wide:min-w-46"),
      ),
      column(
        "units",
        { label: t("field.units"), phone: "hidden" },
        ({ unitsText }) => names(unitsText, "min-w-36"),
        false,
      ),
      column("done", { label: t("field.done"), isNumber: true, phone: "line" }, done),
      column("status", { label: t("field.status"), phone: "hidden" }, status),
      column("points", { label: t("field.points"), isNumber: true, phone: "hidden" }, ({ points }) => points),
      column("indicator", { label: t("field.indicator"), phone: "hidden" }, indicatorOf),
      column("findings", { label: t("field.findings"), isNumber: true, phone: "hidden" }, findings),
      column("lastReportAt", { label: t("field.lastReport"), phone: "hidden" }, lastReport),
    ];
  }, [t, today, hasOwn]);
}

function column(
  id: string,
  meta: DataColumnMeta,
  draw: (duty: DutyRow) => ReactNode,
  enableSorting = true,
): DataColumn<DutyRow> {
  return {
    id,
    meta,
    header: meta.label,
    enableSorting,
    accessorFn: (duty) => duty.id,
    cell: ({ row }) => draw(row.original),
  };
}

function titleOf({ id, kind, title }: DutyRow) {
  const isHead = kind === "KEY_TASK";
  return (
    <Link href={`/duties/${id}`} className={cx("clamp-2 hover:text-accent", isHead && "font-bold")}>
      {title}
    </Link>
  );
}

function indicatorOf({ indicator }: DutyRow) {
  return indicator && <span className="line-clamp-2 max-w-36 whitespace-normal">{indicator.name}</span>;
}

function names(text: string, className: string) {
  return (
    <span className={cx("line-clamp-2 max-w-48 in-data-[density=compact]:line-clamp-1 whitespace-normal", className)}>
      <UnitNames text={text} />
    </span>
  );
}

const lastReport = ({ lastReportAt }: DutyRow) => lastReportAt && dayOf(lastReportAt).slice(5);
