import { useTranslations } from "next-intl";
import { UnitNames } from "@/components/duties/unit-names";
import { Link } from "@/components/ui/link";
import type { RecheckRow } from "@/lib/findings/rechecks/queries";
import type { UnitOption } from "../measures/measure-fields";
import { shortNames } from "../short-names";
import { RecordButton } from "./record-button";

interface RecheckTableProps {
  rows: RecheckRow[];
  name: "pending" | "done";
  /** For the measures of what came back. */
  units: readonly UnitOption[];
}

/** Re-checks still to come, or their results. */
export function RecheckTable({ rows, name, units }: RecheckTableProps) {
  const t = useTranslations("findings");
  const isDone = name === "done";
  return (
    <section className="pb-6">
      <h2 className="pb-2 text-base">
        {t(`rechecks.${name}`)} <span className="font-normal text-muted">{rows.length}</span>
      </h2>
      {rows.length === 0 && <p className="text-muted">{t(isDone ? "rechecks.noneDone" : "rechecks.nonePending")}</p>}
      {rows.length > 0 && (
        <div className="data-table-scroll">
          <table className="data-table">
            <caption className="sr-only">{t(`rechecks.${name}`)}</caption>
            <thead>
              <tr>
                <th scope="col">{t("field.number")}</th>
                <th scope="col" data-wide>
                  {t("field.text")}
                </th>
                <th scope="col">{t("field.unit")}</th>
                <th scope="col">{t("field.closedOn")}</th>
                <th scope="col">{t("rechecks.reason")}</th>
                {isDone ? (
                  <>
                    <th scope="col">{t("rechecks.result")}</th>
                    <th scope="col" data-wide>
                      {t("rechecks.record")}
                    </th>
                    <th scope="col">{t("rechecks.checkedOn")}</th>
                  </>
                ) : (
                  <th scope="col" data-print="off">
                    <span className="sr-only">{t("rechecks.write")}</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <RecheckLine key={row.id} row={row} isDone={isDone} units={units} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

interface RecheckLineProps {
  row: RecheckRow;
  isDone: boolean;
  units: readonly UnitOption[];
}

function RecheckLine({ row, isDone, units }: RecheckLineProps) {
  const t = useTranslations("findings");
  const { finding, relapse } = row;
  return (
    <tr data-row>
      <td className="text-muted">{finding.number}</td>
      <td data-wide data-phone="title">
        <Link href={`/findings/${finding.id}`} className="line-clamp-3 hover:text-accent">
          {finding.text}
        </Link>
      </td>
      <td className="whitespace-normal!">
        <UnitNames text={shortNames(finding.units)} />
      </td>
      <td data-label={t("field.closedOn")}>{finding.closedOn}</td>
      <td>{t(`recheckReason.${row.reason}`)}</td>
      {isDone ? (
        <>
          <td>
            <span className={row.result === "RELAPSED" ? "font-bold" : undefined}>
              {t(`recheckResult.${row.result}`)}
            </span>
            {relapse && (
              <Link href={`/findings/${relapse.id}`} className="link block">
                {t("rechecks.relapse")} {relapse.number}
              </Link>
            )}
          </td>
          <td data-wide>{row.record}</td>
          <td data-label={t("rechecks.checkedOn")}>
            {row.checkedOn} {row.checkedByName}
          </td>
        </>
      ) : (
        <td data-print="off">{row.can.record && <RecordButton recheck={row} units={units} />}</td>
      )}
    </tr>
  );
}
