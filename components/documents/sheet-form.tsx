import { FileDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonStyle } from "@/components/ui/button-style";
import { SHEETS } from "@/lib/documents/schema";
import { UnitField } from "./unit-field";
import { YearField } from "./year-field";

interface SheetFormProps {
  years: readonly number[];
  year: number;
  units: readonly { code: string; shortName: string }[];
  /** Whether the viewer sees the whole government or only what concerns the own unit. */
  isWhole: boolean;
}

/** The sheets with one choice of year and unit for all of them. A plain form: it works before any script has loaded. */
export function SheetForm({ years, year, units, isWhole }: SheetFormProps) {
  const t = useTranslations("documents");
  return (
    <form method="get" action="/api/exports/breakdown.xlsx" className="grid max-w-[64rem] gap-6">
      <div className="flex flex-wrap gap-4">
        <YearField years={years} year={year} />
        <UnitField units={units} none={t(isWhole ? "wholeGovernment" : "wholeUnit")} />
      </div>
      <ul className="border-t border-line">
        {SHEETS.map((sheet) => (
          <li
            key={sheet}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-4"
          >
            <div className="reading min-w-0 flex-1 basis-60">
              <h2 className="font-bold">{t(`sheets.${sheet}.name`)}</h2>
              <p className="text-table text-muted">{t(`sheets.${sheet}.text`)}</p>
            </div>
            <button
              type="submit"
              formAction={`/api/exports/${sheet}.xlsx`}
              aria-label={t("downloadSheet", { sheet: t(`sheets.${sheet}.name`) })}
              className={buttonStyle()}
            >
              <FileDown aria-hidden />
              {t("download")}
            </button>
          </li>
        ))}
      </ul>
    </form>
  );
}
