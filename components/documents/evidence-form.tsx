import { FileDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonStyle } from "@/components/ui/button-style";
import { UnitField } from "./unit-field";
import { YearField } from "./year-field";

interface EvidenceFormProps {
  years: readonly number[];
  year: number;
  /** Units whose evidence the viewer may take away. */
  units: readonly { code: string; shortName: string }[];
  /** Whether the viewer sees the whole government or only what concerns the own unit. */
  isWhole: boolean;
}

/** One unit's evidence of a year as an archive. A plain form: it works before any script has loaded. */
export function EvidenceForm({ years, year, units, isWhole }: EvidenceFormProps) {
  const t = useTranslations("documents");
  return (
    <form
      method="get"
      action="/api/exports/evidence.zip"
      aria-labelledby="evidence-title"
      className="mt-8 max-w-[64rem]"
    >
      <div className="border-y border-line py-4">
        <h2 id="evidence-title" className="font-bold">
          {t("evidence.name")}
        </h2>
        <p className="text-table text-muted">{t("evidence.text")}</p>
        <div className="mt-3 flex flex-wrap items-end gap-4">
          <YearField years={years} year={year} />
          <UnitField units={units} none={isWhole ? t("evidence.choose") : null} isRequired />
          <button type="submit" className={buttonStyle()}>
            <FileDown aria-hidden />
            {t("evidence.download")}
          </button>
        </div>
      </div>
    </form>
  );
}
