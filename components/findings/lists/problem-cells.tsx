import { useTranslations } from "next-intl";
import type { FindingRow } from "@/lib/findings/queries";

/** What stands in 问题清单 beside the problem itself. */
export function ProblemCells({ finding }: { finding: FindingRow }) {
  const t = useTranslations("findings");
  return (
    <>
      <td>{t(`kind.${finding.kind}`)}</td>
      <td>{t(`severity.${finding.severity}`)}</td>
      <td className="whitespace-normal!">{finding.units.map(({ shortName }) => shortName).join(t("or"))}</td>
      <td data-label={t("field.lead")}>{finding.leadUnit?.shortName}</td>
      <td data-label={t("field.foundOn")}>{finding.foundOn}</td>
    </>
  );
}
