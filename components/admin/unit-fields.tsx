"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";

export type UnitValues = Record<
  "name" | "shortName" | "initials" | "code" | "kind" | "class" | "sortNo" | "phone" | "formerNames",
  string
>;

interface UnitFieldsProps {
  values: UnitValues;
  onChange: (values: UnitValues) => void;
  isNew: boolean;
  errorOf: (field: keyof UnitValues) => string | undefined;
}

const KINDS = ["OFFICE", "DEPARTMENT", "TOWN"] as const;
const CLASSES = ["ENFORCEMENT", "OTHER", "TOWN", "NONE"] as const;

export function UnitFields({ values, onChange, isNew, errorOf }: UnitFieldsProps) {
  const t = useTranslations("admin.units");
  const bind = (name: keyof UnitValues) => ({
    value: values[name],
    onChange: (event: { target: { value: string } }) => onChange({ ...values, [name]: event.target.value }),
  });
  return (
    <>
      <Field label={t("name")} hint={isNew ? undefined : t("nameHint")} error={errorOf("name")}>
        <Input required {...bind("name")} />
      </Field>
      <Field label={t("shortName")} error={errorOf("shortName")}>
        <Input required {...bind("shortName")} />
      </Field>
      {isNew && (
        <Field label={t("code")} hint={t("codeHint")} error={errorOf("code")}>
          <Input required autoCapitalize="none" {...bind("code")} />
        </Field>
      )}
      <Field label={t("initials")} hint={t("initialsHint")} error={errorOf("initials")}>
        <Input autoCapitalize="none" {...bind("initials")} />
      </Field>
      <div className="grid grid-cols-2 gap-4">
        <Field label={t("kind")} error={errorOf("kind")}>
          <Select {...bind("kind")}>
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`kinds.${kind}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("class")} error={errorOf("class")}>
          <Select {...bind("class")}>
            {CLASSES.map((choice) => (
              <option key={choice} value={choice}>
                {t(`classes.${choice}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("sortNo")} error={errorOf("sortNo")}>
          <Input required type="number" min={0} max={9999} {...bind("sortNo")} />
        </Field>
        <Field label={t("phone")} error={errorOf("phone")} isOptional>
          <Input type="tel" {...bind("phone")} />
        </Field>
      </div>
      {!isNew && (
        <Field label={t("formerNames")} hint={t("formerNamesHint")} error={errorOf("formerNames")} isOptional>
          <Textarea rows={2} {...bind("formerNames")} />
        </Field>
      )}
    </>
  );
}
