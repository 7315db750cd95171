"use client";
import { useTranslations } from "next-intl";
import { PartyPicker } from "@/components/duties/party-picker";
import { withDueOn } from "@/components/duties/printed-due";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { MeasureValues } from "./measure-values";

export interface UnitOption {
  id: string;
  name: string;
  /** More to find it by: short name, pinyin initials. */
  hint: string;
}

interface MeasureFieldsProps {
  values: MeasureValues;
  change: (patch: Partial<MeasureValues>) => void;
  errorOf: (field: keyof MeasureValues) => string | undefined;
  units: readonly UnitOption[];
  /** The deadline stands; others than the office ask for an extension. */
  isDueLocked?: boolean;
}

/** What is to be done, by whom, by when. */
export function MeasureFields({ values, change, errorOf, units, isDueLocked }: MeasureFieldsProps) {
  const t = useTranslations("finding");
  return (
    <div className="grid gap-4">
      <Field label={t("field.measure")} error={errorOf("text")}>
        <Textarea value={values.text} maxLength={2000} onChange={(event) => change({ text: event.target.value })} />
      </Field>
      <div className="grid items-start gap-4 tablet:grid-cols-2">
        <Field
          label={t("field.dueOn")}
          hint={isDueLocked ? t("form.dueLocked") : undefined}
          error={errorOf("dueOn")}
          isOptional={!isDueLocked}
        >
          <Input
            type="date"
            value={values.dueOn}
            readOnly={isDueLocked}
            onChange={(event) => change(withDueOn(values, event.target.value))}
          />
        </Field>
        <Field label={t("field.dueText")} hint={t("form.dueTextHint")} error={errorOf("dueText")} isOptional>
          <Input
            value={values.dueText}
            maxLength={60}
            readOnly={isDueLocked}
            autoComplete="off"
            onChange={(event) => change({ dueText: event.target.value })}
          />
        </Field>
        <Field label={t("field.measureLead")} error={errorOf("leadUnitId")} isOptional>
          <Select value={values.leadUnitId} onChange={(event) => change({ leadUnitId: event.target.value })}>
            <option value="">{t("form.firstUnit")}</option>
            {units.map((unit) => (
              <option key={unit.id} value={unit.id}>
                {unit.name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("field.person")} error={errorOf("person")} isOptional>
          <Input
            value={values.person}
            maxLength={40}
            autoComplete="off"
            onChange={(event) => change({ person: event.target.value })}
          />
        </Field>
      </div>
      <PartyPicker
        label={t("field.measureUnits")}
        hint={t("form.measureUnitsHint")}
        error={errorOf("unitIds")}
        options={units}
        chosen={values.unitIds}
        onChange={(unitIds) => change({ unitIds })}
      />
    </div>
  );
}
