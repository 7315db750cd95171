import { useTranslations } from "next-intl";
import type { UnitRow } from "@/lib/units/queries";
import { UnitButtons } from "./unit-buttons";

/** The tree of units, each under its government, in protocol order. */
export function UnitTable({ units }: { units: UnitRow[] }) {
  const t = useTranslations("admin.units");
  const depthOf = (path: string) => path.split("/").length - 3;
  const least = Math.min(...units.map((unit) => depthOf(unit.path)));
  return (
    <div className="data-table-scroll">
      <table className="data-table">
        <caption className="sr-only">{t("title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("name")}</th>
            <th scope="col">{t("shortName")}</th>
            <th scope="col">{t("initials")}</th>
            <th scope="col">{t("kind")}</th>
            <th scope="col">{t("class")}</th>
            <th scope="col">{t("code")}</th>
            <th scope="col">{t("formerNames")}</th>
            <th scope="col">
              <span className="sr-only">{t("edit")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <tr key={unit.id} data-row={unit.id}>
              <td data-phone="title">
                <span style={{ paddingInlineStart: `${(depthOf(unit.path) - least) * 1.5}rem` }}>{unit.name}</span>
                {unit.endedOn && <span className="text-small text-muted"> {t("ended", { day: unit.endedOn })}</span>}
              </td>
              <td data-label={t("shortName")}>{unit.shortName}</td>
              <td data-label={t("initials")}>{unit.initials}</td>
              <td>{t(`kinds.${unit.kind}`)}</td>
              <td>{unit.class && t(`classes.${unit.class}`)}</td>
              <td data-label={t("code")}>{unit.code}</td>
              <td className="whitespace-normal!">{unit.formerNames.join("、")}</td>
              <td>
                {unit.kind !== "GOVERNMENT" && !unit.endedOn && <UnitButtons unit={unit} nextSortNo={unit.sortNo} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
