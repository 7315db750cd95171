"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { PartyOptions } from "@/lib/duties/form/queries";
import { PartyPicker } from "../party-picker";
import { withDueOn } from "../printed-due";
import type { BatchValues } from "./batch-values";

interface BatchFieldsProps {
  values: BatchValues;
  options: PartyOptions;
  onChange: (patch: Partial<BatchValues>) => void;
}

/** Three parts, each changed only when it is ticked. */
export function BatchFields({ values, options, onChange }: BatchFieldsProps) {
  const t = useTranslations("duties");
  return (
    <div className="grid gap-2">
      <Part label={t("batch.leads")} isOn={values.hasLeads} onToggle={(hasLeads) => onChange({ hasLeads })}>
        <PartyPicker
          label={t("field.lead")}
          hint={t("form.leadsHint")}
          options={options.units}
          chosen={values.leads}
          onChange={(leads) => onChange({ leads })}
        />
      </Part>
      <Part
        label={t("batch.responsible")}
        isOn={values.hasResponsible}
        onToggle={(hasResponsible) => onChange({ hasResponsible })}
      >
        <PartyPicker
          label={t("form.groups")}
          options={options.groups.map((group) => ({
            id: group.id,
            name: t("form.groupOf", { name: group.name, count: group.count }),
          }))}
          chosen={values.groups}
          onChange={(groups) => onChange({ groups })}
        />
        <PartyPicker
          label={t("form.units")}
          options={options.units}
          chosen={values.units}
          onChange={(units) => onChange({ units })}
        />
      </Part>
      <Part label={t("batch.deadline")} isOn={values.hasDeadline} onToggle={(hasDeadline) => onChange({ hasDeadline })}>
        <div className="grid items-start gap-4 tablet:grid-cols-2">
          <Field label={t("field.dueOn")} isOptional>
            <Input
              type="date"
              value={values.dueOn}
              onChange={(event) => onChange(withDueOn(values, event.target.value))}
            />
          </Field>
          <Field label={t("field.dueText")} isOptional>
            <Input
              value={values.dueText}
              maxLength={60}
              autoComplete="off"
              onChange={(event) => onChange({ dueText: event.target.value })}
            />
          </Field>
        </div>
      </Part>
    </div>
  );
}

function Part({
  label,
  isOn,
  onToggle,
  children,
}: {
  label: string;
  isOn: boolean;
  onToggle: (isOn: boolean) => void;
  children: ReactNode;
}) {
  return (
    <div className="border-t border-line py-1">
      <Checkbox checked={isOn} onChange={(event) => onToggle(event.target.checked)}>
        {label}
      </Checkbox>
      {isOn && <div className="grid gap-3 py-2 pl-6">{children}</div>}
    </div>
  );
}
