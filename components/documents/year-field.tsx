import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";

/** Which year a sheet or an archive is of. */
export function YearField({ years, year }: { years: readonly number[]; year: number }) {
  const t = useTranslations("documents");
  return (
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
  );
}
