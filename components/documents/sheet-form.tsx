import { FileDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonStyle } from "@/components/ui/button-style";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { SHEETS } from "@/lib/documents/schema";

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
        <div className="w-40">
          <Field label={t("year")}>
            <Select name="year" defaultValue={year}>
              {years.map((one) => (
                <option key={one} value={one}>
                  {t("yearOption", { year: String(one) })}
                </option>
              ))}
            </Select>
          </Field>
        </div>
        <div className="w-64 max-w-full">
          <Field label={t("unit")}>
            <Select name="unit" defaultValue="">
              <option value="">{t(isWhole ? "wholeGovernment" : "wholeUnit")}</option>
              {units.map(({ code, shortName }) => (
                <option key={code} value={code}>
                  {shortName}
                </option>
              ))}
            </Select>
          </Field>
        </div>
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
