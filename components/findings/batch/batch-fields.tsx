"use client";
import { useTranslations } from "next-intl";
import { withDueOn } from "@/components/duties/printed-due";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { PartyOptions } from "@/lib/duties/form/queries";
import { FINDING_KINDS, type FindingKind, SEVERITIES, type Severity } from "@/lib/findings/status";
import type { BatchValues } from "./batch-values";

interface BatchFieldsProps {
  values: BatchValues;
  units: PartyOptions["units"];
  onChange: (patch: Partial<BatchValues>) => void;
}

/** Four parts; what is left at "as it is" stays. */
export function BatchFields({ values, units, onChange }: BatchFieldsProps) {
  const t = useTranslations("findings");
  const asItIs = <option value="">{t("batch.asItIs")}</option>;
  return (
    <div className="grid gap-4">
      <Field label={t("batch.lead")}>
        <Select value={values.leadUnitId} onChange={(event) => onChange({ leadUnitId: event.target.value })}>
          {asItIs}
          {units.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("batch.kind")}>
        <Select value={values.kind} onChange={(event) => onChange({ kind: event.target.value as FindingKind })}>
          {asItIs}
          {FINDING_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`kind.${kind}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("batch.severity")}>
        <Select value={values.severity} onChange={(event) => onChange({ severity: event.target.value as Severity })}>
          {asItIs}
          {SEVERITIES.map((severity) => (
            <option key={severity} value={severity}>
              {t(`severity.${severity}`)}
            </option>
          ))}
        </Select>
      </Field>
      <div className="grid items-start gap-4 tablet:grid-cols-2">
        <Field label={t("batch.deadline")}>
          <Input
            type="date"
            min="2000-01-01"
            max="2100-12-31"
            value={values.dueOn}
            onChange={(event) => onChange(withDueOn(values, event.target.value))}
          />
        </Field>
        <Field label={t("batch.dueText")} isOptional>
          <Input
            value={values.dueText}
            maxLength={60}
            autoComplete="off"
            onChange={(event) => onChange({ dueText: event.target.value })}
          />
        </Field>
      </div>
    </div>
  );
}
