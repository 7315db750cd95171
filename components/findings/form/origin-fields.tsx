"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { FieldGroup } from "./field-group";
import type { FindingFieldsProps } from "./finding-fields";
import type { FindingFormValues } from "./finding-form-values";

/** Where the problem hangs, when it was found, by whom and on whose demand. */
export function OriginFields({ values, change, errorOf, options }: FindingFieldsProps) {
  const t = useTranslations("finding");
  const text = (field: keyof Pick<FindingFormValues, "foundOn" | "foundBy" | "instruction">) => ({
    name: field,
    value: values[field],
    onChange: (event: { target: { value: string } }) => change({ [field]: event.target.value }),
  });
  return (
    <FieldGroup title={t("group.origin")}>
      <div className="grid items-start gap-4 tablet:grid-cols-2">
        <Field label={t("field.foundOn")} error={errorOf("foundOn")}>
          <Input {...text("foundOn")} type="date" required />
        </Field>
        <Field label={t("field.foundBy")} error={errorOf("foundBy")} isOptional>
          <Input {...text("foundBy")} maxLength={80} autoComplete="off" />
        </Field>
      </div>
      <Field label={t("field.instruction")} hint={t("form.instructionHint")} error={errorOf("instruction")} isOptional>
        <Input {...text("instruction")} maxLength={200} autoComplete="off" />
      </Field>
      <Field label={t("field.duty")} hint={t("form.dutyHint")} error={errorOf("dutyId")} isOptional>
        <Select value={values.dutyId} onChange={(event) => change(withDuty(event.target.value))}>
          <option value="">{t("form.noDuty")}</option>
          {options.duties.map((duty) => (
            <option key={duty.id} value={duty.id}>
              {duty.code} {duty.title}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("field.indicator")} error={errorOf("indicatorId")} isOptional>
        <Select value={values.indicatorId} onChange={(event) => change({ indicatorId: event.target.value })}>
          <option value="">{t("form.noIndicator")}</option>
          {options.indicators.map((indicator) => (
            <option key={indicator.id} value={indicator.id}>
              {indicator.code} {indicator.parentName} / {indicator.name}
            </option>
          ))}
        </Select>
      </Field>
    </FieldGroup>
  );

  /** Another duty brings its indicator, and its lead when none was chosen. */
  function withDuty(dutyId: string): Partial<FindingFormValues> {
    const duty = options.duties.find(({ id }) => id === dutyId);
    if (!duty) return { dutyId };
    const leadUnitId = values.leadUnitId || (duty.leadUnitId ?? "");
    return { dutyId, leadUnitId, indicatorId: duty.indicatorId ?? values.indicatorId };
  }
}
