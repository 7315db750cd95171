"use client";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { cx } from "@/components/ui/cx";
import { formatDayZh } from "@/lib/dates";
import type { PastedProblem } from "@/lib/findings/paste/table";
import type { KnownUnit } from "@/lib/units/finder";
import { PasteCell } from "./paste-cell";
import type { usePaste } from "./use-paste";

interface PasteTableProps {
  paste: ReturnType<typeof usePaste>;
  units: KnownUnit[];
}

const HEADS = ["source", "text", "units", "lead", "measure", "person", "due"] as const;

/** Every problem with its measures as they were understood; a doubt stands in its cell with what may have been meant. */
export function PasteTable({ paste, units }: PasteTableProps) {
  const t = useTranslations("findings.paste");
  return (
    <div className="data-table-scroll max-h-none!">
      <table className="data-table list-table">
        <caption className="sr-only">
          {t("found", { problems: paste.table.problems.length, measures: paste.measures })}
        </caption>
        <thead>
          <tr>
            <th scope="col" data-box>
              <span className="sr-only">{t("takeAll")}</span>
            </th>
            {HEADS.map((head) => (
              <th key={head} scope="col" data-wide={head === "text" || head === "measure" || undefined}>
                {t(`column.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {paste.table.problems.map((problem) => (
            <ProblemRows key={problem.line} problem={problem} paste={paste} units={units} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ProblemRows({ problem, paste, units }: PasteTableProps & { problem: PastedProblem }) {
  const t = useTranslations("findings.paste");
  const words = useTranslations("findings");
  const { line, source, text, unitIds, leadUnitId, kind, severity } = problem;
  const nameOf = (id: string) => units.find((unit) => unit.id === id)?.shortName ?? "";
  const isTaken = !paste.leftOut.includes(line);
  const measures = problem.measures.length > 0 ? problem.measures : [null];
  const span = measures.length;
  const quiet = isTaken ? undefined : "text-muted line-through";
  return measures.map((measure, index) => (
    <tr key={index} data-row className={cx("align-top", quiet)}>
      {index === 0 && (
        <>
          <td rowSpan={span} data-box>
            <Checkbox
              aria-label={t("take", { line })}
              checked={isTaken}
              onChange={(event) => paste.take(line, event.target.checked)}
            />
          </td>
          <PasteCell span={span} column="source" problem={problem} paste={paste}>
            {source && words(`source.${source}`)}
          </PasteCell>
          <PasteCell span={span} column="text" problem={problem} paste={paste} isWide>
            <span className="whitespace-pre-line">{text}</span>
            <span className="block text-small text-muted">
              {[words(`kind.${kind}`), severity !== "MINOR" && words(`severity.${severity}`), t("row", { line })]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </PasteCell>
          <PasteCell span={span} column="units" problem={problem} paste={paste}>
            {unitIds.map(nameOf).join(words("or"))}
          </PasteCell>
          <PasteCell span={span} column="lead" problem={problem} paste={paste}>
            {leadUnitId && nameOf(leadUnitId)}
          </PasteCell>
        </>
      )}
      <PasteCell column="measure" problem={measure} paste={paste} isWide>
        {measure ? measure.text : <span className="text-muted">{t("noMeasure")}</span>}
        {measure && (measure.unitIds.length > 0 || measure.leadUnitId) && (
          <span className="block text-small text-muted">
            {[...new Set([measure.leadUnitId ?? "", ...measure.unitIds])].filter(Boolean).map(nameOf).join(words("or"))}
          </span>
        )}
      </PasteCell>
      <PasteCell column="person" problem={measure} paste={paste}>
        {measure?.person}
      </PasteCell>
      <PasteCell column="due" problem={measure} paste={paste}>
        {measure && (measure.dueOn ? formatDayZh(measure.dueOn) : measure.dueText || words("due.none"))}
        {measure?.dueOn && measure.dueText && <span className="block text-small text-muted">{measure.dueText}</span>}
      </PasteCell>
    </tr>
  ));
}
