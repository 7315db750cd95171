"use client";
import { useTranslations } from "next-intl";
import { PartyPicker } from "@/components/duties/party-picker";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { FindingFormOptions } from "@/lib/findings/form/queries";
import { FINDING_KINDS, FINDING_SOURCES, SEVERITIES } from "@/lib/findings/status";
import { FieldGroup } from "./field-group";
import type { FindingFormValues } from "./finding-form-values";

export interface FindingFieldsProps {
  values: FindingFormValues;
  change: (patch: Partial<FindingFormValues>) => void;
  errorOf: (field: string) => string | undefined;
  options: FindingFormOptions;
}

type TextField = "text" | "rootCause" | "goal" | "stageGoal" | "nextReviewOn";

/** What the problem is, whose it is, and what is aimed at. */
export function FindingFields({ values, change, errorOf, options }: FindingFieldsProps) {
  const t = useTranslations("finding");
  const words = useTranslations("findings");
  const text = (field: TextField) => ({
    name: field,
    value: values[field],
    onChange: (event: { target: { value: string } }) => change({ [field]: event.target.value }),
  });
  const choice = (field: "source" | "kind" | "severity", label: string, all: readonly string[]) => (
    <Field label={label} error={errorOf(field)}>
      <Select value={values[field]} onChange={(event) => change({ [field]: event.target.value })}>
        {all.map((one) => (
          <option key={one} value={one}>
            {words(`${field}.${one}` as "kind.DEADLINE")}
          </option>
        ))}
      </Select>
    </Field>
  );
  return (
    <>
      <FieldGroup title={t("group.what")}>
        <div className="grid items-start gap-4 tablet:grid-cols-2">
          {choice("source", t("field.source"), FINDING_SOURCES)}
          {choice("severity", t("field.severity"), SEVERITIES)}
        </div>
        <Field label={t("field.text")} hint={t("form.textHint")} error={errorOf("text")}>
          <Textarea {...text("text")} required maxLength={2000} />
        </Field>
        <Field label={t("field.rootCause")} error={errorOf("rootCause")} isOptional>
          <Textarea {...text("rootCause")} maxLength={2000} rows={2} className="min-h-16" />
        </Field>
      </FieldGroup>
      <FieldGroup title={t("group.whose")}>
        <PartyPicker
          label={t("field.units")}
          hint={t("form.unitsHint")}
          error={errorOf("unitIds")}
          options={options.units}
          chosen={values.unitIds}
          onChange={(unitIds) => change({ unitIds })}
        />
        <Field label={t("field.leadUnit")} hint={t("form.leadHint")} error={errorOf("leadUnitId")} isOptional>
          <Select value={values.leadUnitId} onChange={(event) => change({ leadUnitId: event.target.value })}>
            <option value="">{t("form.dutyLead")}</option>
            {options.units.map((unit) => (
              <option key={unit.id} value={unit.id}>
                {unit.name}
              </option>
            ))}
          </Select>
        </Field>
      </FieldGroup>
      <FieldGroup title={t("group.aim")}>
        {choice("kind", t("field.kind"), FINDING_KINDS)}
        <Field label={t("field.goal")} error={errorOf("goal")} isOptional>
          <Textarea {...text("goal")} maxLength={1000} rows={2} className="min-h-16" />
        </Field>
        {values.kind === "LONG_TERM" && (
          <>
            <Field label={t("field.stageGoal")} error={errorOf("stageGoal")}>
              <Textarea {...text("stageGoal")} maxLength={1000} rows={2} className="min-h-16" />
            </Field>
            <Field label={t("field.nextReviewOn")} error={errorOf("nextReviewOn")}>
              <Input {...text("nextReviewOn")} type="date" />
            </Field>
          </>
        )}
      </FieldGroup>
    </>
  );
}
