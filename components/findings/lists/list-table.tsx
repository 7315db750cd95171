import { useTranslations } from "next-intl";
import { Fragment, type ReactNode } from "react";
import { Link } from "@/components/ui/link";
import type { Day } from "@/lib/dates";
import type { MeasureRow } from "@/lib/findings/measures/queries";
import type { FindingRow } from "@/lib/findings/queries";
import { MeasureCells } from "./measure-cells";
import { ProblemCells } from "./problem-cells";

interface ListTableProps {
  view: "problems" | "duties" | "measures";
  findings: FindingRow[];
  measures: MeasureRow[];
  caption: string;
  /** Number of the first row. */
  from: number;
  today: Day;
}

const HEADS = {
  problems: ["source", "text", "kind", "severity", "unit", "lead", "foundOn"],
  duties: ["text", "measure", "unit", "lead", "person", "dueOn"],
  measures: ["text", "measure", "progress", "measureStatus", "evidence", "status", "closedOn"],
} as const;

/** A table as it is printed and signed: a finding's cells stand once beside all its measures. */
export function ListTable({ view, findings, measures, caption, from, today }: ListTableProps) {
  const t = useTranslations("findings");
  const ofFinding = new Map<string, MeasureRow[]>();
  for (const measure of measures) {
    const { id } = measure.finding;
    ofFinding.set(id, [...(ofFinding.get(id) ?? []), measure]);
  }
  return (
    <div className="data-table-scroll">
      <table className="data-table list-table">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t("lists.no")}</th>
            {HEADS[view].map((head) => (
              <th key={head} scope="col" data-wide={head === "text" || head === "measure" || undefined}>
                {t(`field.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {findings.map((finding, index) => {
            const own = view === "problems" ? [] : (ofFinding.get(finding.id) ?? []);
            const number = from + index;
            const shared = (children: ReactNode) => (
              <FindingStart
                finding={finding}
                number={number}
                span={Math.max(1, own.length)}
                hasSource={view === "problems"}
              >
                {children}
              </FindingStart>
            );
            if (view === "problems")
              return <Fragment key={finding.id}>{shared(<ProblemCells finding={finding} />)}</Fragment>;
            return (
              <Fragment key={finding.id}>
                {shared(
                  <MeasureCells view={view} finding={finding} measure={own[0]} span={own.length} today={today} />,
                )}
                {own.slice(1).map((measure) => (
                  <tr key={measure.id} data-row>
                    <MeasureCells view={view} finding={finding} measure={measure} span={0} today={today} />
                  </tr>
                ))}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface FindingStartProps {
  finding: FindingRow;
  number: number;
  span: number;
  hasSource: boolean;
  children: ReactNode;
}

function FindingStart({ finding, number, span, hasSource, children }: FindingStartProps) {
  const t = useTranslations("findings");
  return (
    <tr data-row>
      <td rowSpan={span} data-phone="hidden" className="text-muted">
        {number}
      </td>
      {hasSource && <td>{t(`source.${finding.source}`)}</td>}
      <td rowSpan={span} data-wide data-phone="title">
        <span className="whitespace-nowrap text-muted">{finding.number}</span>{" "}
        <Link href={`/findings/${finding.id}`} className="hover:text-accent">
          {finding.text}
        </Link>
      </td>
      {children}
    </tr>
  );
}
