import { CircleAlert, Info } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Problem } from "@/lib/imports/preview";

/** Why a cell, a row or a sheet is refused, or what should be looked at. */
export function ProblemText({ problem }: { problem: Problem }) {
  const t = useTranslations("import-problems");
  const { code, level, text, values, suggestion = "" } = problem;
  const Icon = level === "REFUSE" ? CircleAlert : Info;
  return (
    <span
      data-level={level}
      className="flex items-start gap-1 text-table [word-break:normal] data-[level=REFUSE]:font-bold"
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span>{wholeNumbers(t(code, { ...values, text, suggestion }))}</span>
    </span>
  );
}

/** A day or a number stays on one line: half of 2026-12-31 is another day. */
const wholeNumbers = (sentence: string) =>
  sentence.split(/(\d[\d.\-/]+\d)/).map((part, index) =>
    index % 2 === 1 ? (
      <span key={index} className="whitespace-nowrap">
        {part}
      </span>
    ) : (
      part
    ),
  );
