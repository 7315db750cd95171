import { useTranslations } from "next-intl";
import { UnitNames } from "@/components/duties/unit-names";
import type { FindingRow } from "@/lib/findings/queries";
import { shortNames } from "../short-names";

/** What stands in 问题清单 beside the problem itself. */
export function ProblemCells({ finding }: { finding: FindingRow }) {
  const t = useTranslations("findings");
  return (
    <>
      <td>{t(`kind.${finding.kind}`)}</td>
      <td>{t(`severity.${finding.severity}`)}</td>
      <td className="whitespace-normal!">
        <UnitNames text={shortNames(finding.units)} />
      </td>
      <td data-label={t("field.lead")}>{finding.leadUnit?.shortName}</td>
      <td data-label={t("field.foundOn")} className="whitespace-nowrap!">
        {finding.foundOn}
      </td>
    </>
  );
}
