import { FileDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonStyle } from "@/components/ui/button-style";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";

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
      className="mt-10 max-w-[64rem]"
    >
      <h2 id="evidence-title" className="font-bold">
        {t("evidence.name")}
      </h2>
      <p className="text-table text-muted">{t("evidence.text")}</p>
      <div className="mt-3 flex flex-wrap items-end gap-4">
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
            <Select name="unit" defaultValue="" required>
              {isWhole && <option value="">{t("evidence.choose")}</option>}
              {units.map(({ code, shortName }) => (
                <option key={code} value={code}>
                  {shortName}
                </option>
              ))}
            </Select>
          </Field>
        </div>
        <button type="submit" className={buttonStyle()}>
          <FileDown aria-hidden />
          {t("evidence.download")}
        </button>
      </div>
    </form>
  );
}
