"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { DutyFormOptions } from "@/lib/duties/form/queries";
import { DUTY_KINDS, type DutyKind, FREQUENCIES, type Frequency } from "@/lib/duties/status";
import type { DutyFormValues } from "./duty-form-values";
import { withDueOn } from "./printed-due";

export interface DutyFieldsProps {
  values: DutyFormValues;
  change: (patch: Partial<DutyFormValues>) => void;
  errorOf: (field: string) => string | undefined;
}

interface Props extends DutyFieldsProps {
  options: DutyFormOptions;
  isNew: boolean;
}

/** The duty's words, place in the standard and deadline. */
export function DutyFields({ values, change, errorOf, options, isNew }: Props) {
  const t = useTranslations("duties");
  const isItem = values.kind === "ASSESSMENT_ITEM";
  const isLocked = options.plan.status === "ISSUED";
  const text = (field: "code" | "title" | "content" | "criteria" | "points" | "dueText" | "dueOn" | "remark") => ({
    name: field,
    value: values[field],
    onChange: (event: { target: { value: string } }) => change({ [field]: event.target.value }),
  });
  return (
    <>
      <div className="grid items-start gap-4 tablet:grid-cols-2">
        {isNew && (
          <Field label={t("field.kind")}>
            <Select
              value={values.kind}
              onChange={(event) => change({ kind: event.target.value as DutyKind, keyTaskId: "", points: "" })}
            >
              {DUTY_KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`kind.${kind}`)}
                </option>
              ))}
            </Select>
          </Field>
        )}
        <Field label={t("field.code")} error={errorOf("code")}>
          <Input {...text("code")} required maxLength={20} autoComplete="off" />
        </Field>
      </div>
      <Field label={t("field.title")} error={errorOf("title")}>
        <Textarea {...text("title")} required maxLength={200} rows={2} className="min-h-16" />
      </Field>
      <Field label={t(isItem ? "field.content" : "field.measures")} error={errorOf("content")} isOptional>
        <Textarea {...text("content")} maxLength={4000} />
      </Field>
      {isItem && (
        <>
          <Field label={t("field.criteria")} error={errorOf("criteria")} isOptional>
            <Textarea {...text("criteria")} maxLength={4000} />
          </Field>
          <div className="grid items-start gap-4 tablet:grid-cols-2">
            <Field
              label={t("field.points")}
              error={errorOf("points")}
              hint={isLocked ? t("form.pointsLocked") : t("form.pointsHint")}
              isOptional={!isLocked}
            >
              <Input
                {...text("points")}
                inputMode="decimal"
                readOnly={isLocked}
                autoComplete="off"
                className={isLocked ? "bg-sunken" : undefined}
              />
            </Field>
            <Field label={t("field.keyTask")} error={errorOf("keyTaskId")} isOptional>
              <Select value={values.keyTaskId} onChange={(event) => change({ keyTaskId: event.target.value })}>
                <option value="">{t("form.noKeyTask")}</option>
                {options.keyTasks.map((task) => (
                  <option key={task.id} value={task.id}>
                    {task.code} {task.title}
                  </option>
                ))}
              </Select>
            </Field>
          </div>
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
        </>
      )}
      <div className="grid items-start gap-4 tablet:grid-cols-2">
        <Field label={t("field.dueOn")} error={errorOf("dueOn")} hint={t("form.dueOnHint")} isOptional>
          <Input {...text("dueOn")} type="date" onChange={(event) => change(withDueOn(values, event.target.value))} />
        </Field>
        <Field label={t("field.dueText")} error={errorOf("dueText")} hint={t("form.dueTextHint")} isOptional>
          <Input {...text("dueText")} maxLength={60} autoComplete="off" />
        </Field>
        <Field label={t("field.frequency")}>
          <Select value={values.frequency} onChange={(event) => change({ frequency: event.target.value as Frequency })}>
            {FREQUENCIES.map((frequency) => (
              <option key={frequency} value={frequency}>
                {t(`frequency.${frequency}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("field.remark")} error={errorOf("remark")} isOptional>
          <Input {...text("remark")} maxLength={300} autoComplete="off" />
        </Field>
      </div>
    </>
  );
}
