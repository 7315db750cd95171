"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { usePeriodName } from "@/components/duties/use-period-name";
import type { PeriodSheet } from "@/lib/duties/progress/queries";
import type { RowState } from "./sheet-store";
import { useSheet } from "./use-sheet";

const COLUMNS = [
  "number",
  "keyTask",
  "duty",
  "lead",
  "units",
  "due",
  "progress",
  "problems",
  "nextSteps",
  "state",
  "author",
] as const;
const WIDTHS = [4, 11, 15, 8, 9, 7, 19, 8, 8, 5, 6];

/** 任务进展情况表 on A4 landscape, with what stands in the sheet at the moment of printing. Drawn for the printer only. */
export function SheetPrint({ sheet }: { sheet: Omit<PeriodSheet, "rows"> }) {
  const t = useTranslations("reports.sheet");
  const periodName = usePeriodName();
  const store = useSheet();
  const [states, setStates] = useState<RowState[] | null>(null);
  useEffect(() => {
    const draw = () => flushSync(() => setStates(store.all()));
    const clear = () => setStates(null);
    addEventListener("beforeprint", draw);
    addEventListener("afterprint", clear);
    return () => {
      removeEventListener("beforeprint", draw);
      removeEventListener("afterprint", clear);
    };
  }, [store]);
  if (!states) return null;
  const cell = "border border-current px-1 py-0.5 align-middle";
  return (
    <section data-print="only" className="print-landscape text-[8.5pt] leading-[1.35]">
      <h1 className="pb-2 text-center text-[16pt]">
        {t("title", { year: sheet.year, government: sheet.governmentName })}
      </h1>
      <p className="flex justify-between pb-1 text-[10pt]">
        <span>{t("unit", { unit: sheet.unit.name })}</span>
        <span>{t("date", { period: periodName(sheet.period) })}</span>
      </p>
      <table className="w-full table-fixed border-collapse">
        <colgroup>
          {COLUMNS.map((column, index) => (
            <col key={column} style={{ width: `${WIDTHS[index]}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className={`${cell} font-bold`}>
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {states.map((state, index) => (
            <PrintRow key={state.row.assignmentId} state={state} number={index + 1} cell={cell} />
          ))}
        </tbody>
      </table>
      <p className="flex justify-between pt-6 text-[10pt]" data-print="together">
        <span className="w-2/5">{t("head")}</span>
        <span className="w-1/3">{t("writer")}</span>
        <span className="w-1/4">{t("phone")}</span>
      </p>
    </section>
  );
}

function PrintRow({ state, number, cell }: { state: RowState; number: number; cell: string }) {
  const t = useTranslations("reports.sheet");
  const status = useTranslations("common.status");
  const { row, values, isTouched, phase } = state;
  // What an earlier period said is no report of this one; a finished duty keeps its last words.
  const report = row.pending ?? row.current ?? (phase === "done" ? row.last : null);
  const words = isTouched ? values : report;
  const author = report && !isTouched ? [report.authorName, report.authorPhone].filter(Boolean).join(" ") : "";
  return (
    <tr>
      <td className={`${cell} text-center`}>{number}</td>
      <td className={cell}>{row.duty.keyTask?.title}</td>
      <td className={cell}>{row.duty.title}</td>
      <td className={cell}>{row.duty.leadText}</td>
      <td className={cell}>{row.duty.unitsText}</td>
      <td className={`${cell} text-center`}>{row.duty.dueText || row.dueOn}</td>
      <td className={`${cell} whitespace-pre-line`}>{words?.isUnchanged ? t("unchanged") : words?.progress}</td>
      <td className={`${cell} whitespace-pre-line`}>{words?.problems}</td>
      <td className={`${cell} whitespace-pre-line`}>{words?.nextSteps}</td>
      <td className={`${cell} text-center`}>{isTouched ? t("draft") : status(row.status)}</td>
      <td className={cell}>{author}</td>
    </tr>
  );
}
