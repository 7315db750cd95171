"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import type { DataColumn, DataColumnMeta } from "@/components/data-table/features";
import { UnitNames } from "@/components/duties/unit-names";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { MiniBar } from "@/components/ui/mini-bar";
import type { Day } from "@/lib/dates";
import type { FindingRow } from "@/lib/findings/queries";
import { FindingBadges } from "../finding-badges";
import { FindingDue } from "../finding-due";
import { FindingLamp } from "../finding-lamp";
import { FindingStatusBadge } from "../finding-status";
import { shortNames } from "../short-names";

/** The ledger's columns. Ids are the server's sort keys. */
export function useFindingColumns(today: Day): DataColumn<FindingRow>[] {
  const t = useTranslations("findings");
  return useMemo(() => {
    const state = (finding: FindingRow) => (
      <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
        <FindingStatusBadge status={finding.status} />
        <FindingBadges {...finding} />
        {finding.waitsForMe && <Badge>{t("waitsForMe")}</Badge>}
      </span>
    );
    // Nothing is owed any more once all measures are done, whatever the state of the closing.
    const due = ({ status, dueOn, measuresDone, measuresTotal }: FindingRow) =>
      status === "CLOSED" || status === "VOID" || (measuresTotal > 0 && measuresDone === measuresTotal) ? null : (
        <FindingDue
          dueOn={dueOn}
          dueText={status === "LONG_TERM" ? t("status.LONG_TERM") : undefined}
          isOpen={status !== "LONG_TERM"}
          today={today}
        />
      );
    const measures = ({ measuresDone, measuresTotal }: FindingRow) =>
      measuresTotal > 0 && <MiniBar done={measuresDone} total={measuresTotal} />;
    return [
      column("number", { label: t("field.number"), phone: "line" }, ({ number }) => (
        <span className="whitespace-nowrap text-muted">{number}</span>
      )),
      column("text", { label: t("field.text"), isWide: true, phone: "title", isFixed: true }, textOf, false),
      column("lamp", { label: t("field.lamp"), phone: "line" }, (row) => <FindingLamp {...row} today={today} />),
      column("dueOn", { label: t("field.dueOn"), phone: "line" }, due),
      column("unit", { label: t("field.unit"), phone: "line" }, unitsOf),
      column("lead", { label: t("field.lead"), phone: "hidden" }, ({ leadUnit }) => (
        <span className="name">{leadUnit?.shortName}</span>
      )),
      column("status", { label: t("field.status"), phone: "line" }, state),
      column("measures", { label: t("field.measures"), isNumber: true, phone: "line" }, measures),
      column("source", { label: t("field.source"), phone: "hidden" }, ({ source }) => t(`source.${source}`)),
      column("kind", { label: t("field.kind"), phone: "hidden" }, ({ kind }) => t(`kind.${kind}`)),
      column("severity", { label: t("field.severity"), phone: "hidden" }, ({ severity }) => t(`severity.${severity}`)),
      column("indicator", { label: t("field.indicator"), phone: "hidden" }, indicatorOf, false),
      column("duty", { label: t("field.duty"), phone: "hidden" }, dutyOf, false),
      column("foundOn", { label: t("field.foundOn"), phone: "hidden" }, ({ foundOn }) => foundOn),
      column("closedOn", { label: t("field.closedOn"), phone: "hidden" }, ({ closedOn }) => closedOn),
    ];
  }, [t, today]);
}

/** Shown when asked for in the column menu. */
export const HIDDEN_COLUMNS = ["kind", "severity", "indicator", "duty", "foundOn", "closedOn"];

function column(
  id: string,
  meta: DataColumnMeta,
  draw: (finding: FindingRow) => ReactNode,
  enableSorting = true,
): DataColumn<FindingRow> {
  return {
    id,
    meta,
    header: meta.label,
    enableSorting,
    accessorFn: (finding) => finding.id,
    cell: ({ row }) => draw(row.original),
  };
}

const textOf = ({ id, text }: FindingRow) => (
  <Link href={`/findings/${id}`} className="clamp-2 hover:text-accent">
    {text}
  </Link>
);

const unitsOf = ({ units }: FindingRow) => (
  <span className="line-clamp-2 max-w-48 min-w-24 whitespace-normal in-data-[density=compact]:line-clamp-1">
    <UnitNames text={shortNames(units)} />
  </span>
);

const indicatorOf = ({ indicatorName }: FindingRow) =>
  indicatorName && <span className="line-clamp-2 max-w-36 whitespace-normal">{indicatorName}</span>;

const dutyOf = ({ dutyId, dutyCode, dutyTitle }: FindingRow) =>
  dutyId && (
    <Link href={`/duties/${dutyId}`} className="line-clamp-2 max-w-48 whitespace-normal hover:text-accent">
      {dutyCode} {dutyTitle}
    </Link>
  );
