import { useTranslations } from "next-intl";
import { usePeriodName } from "@/components/duties/use-period-name";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { TemplateChoice } from "@/lib/templates/queries";
import { DocumentRow } from "./document-row";
import { UnitField } from "./unit-field";

interface ProgressFormProps {
  /** Newest first, by year. */
  periods: readonly { year: number; periods: readonly string[] }[];
  units: readonly { code: string; shortName: string }[];
  isWhole: boolean;
  templates: readonly TemplateChoice[];
}

/** The sheet of a period's progress. A plain form: it works before any script has loaded. */
export function ProgressForm({ periods, units, isWhole, templates }: ProgressFormProps) {
  const t = useTranslations("documents");
  const periodName = usePeriodName();
  return (
    <form method="get" action="/api/exports/progress.xlsx" className="mt-8 max-w-[64rem]">
      <h2 className="pb-2 text-table text-muted">{t("section.progress")}</h2>
      <div className="grid gap-4 border-y border-line py-4">
        <DocumentRow document="progress" templates={templates} hasUnits={isWhole} />
        <div className="flex flex-wrap gap-4">
          <div className="w-40">
            <Field label={t("period")}>
              <Select name="period" defaultValue="">
                <option value="">{t("latestPeriod")}</option>
                {periods.map((one) => (
                  <optgroup key={one.year} label={t("yearOption", { year: String(one.year) })}>
                    {one.periods.map((period) => (
                      <option key={period} value={period}>
                        {periodName(period)}
                      </option>
                    ))}
                  </optgroup>
                ))}
              </Select>
            </Field>
          </div>
          <UnitField units={units} none={t(isWhole ? "wholeGovernment" : "wholeUnit")} />
        </div>
      </div>
    </form>
  );
}
