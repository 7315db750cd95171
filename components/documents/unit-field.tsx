import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";

interface UnitFieldProps {
  units: readonly { code: string; shortName: string }[];
  /** What stands first and names no unit; without it the first unit is chosen. */
  none: string | null;
  isRequired?: boolean;
}

/** Which unit a sheet or an archive is of. */
export function UnitField({ units, none, isRequired = false }: UnitFieldProps) {
  const t = useTranslations("documents");
  return (
    <div className="w-64 max-w-full">
      <Field label={t("unit")}>
        <Select name="unit" defaultValue={none === null ? undefined : ""} required={isRequired}>
          {none !== null && <option value="">{none}</option>}
          {units.map(({ code, shortName }) => (
            <option key={code} value={code}>
              {shortName}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}
