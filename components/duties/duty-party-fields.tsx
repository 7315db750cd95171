"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { PartyOptions } from "@/lib/duties/form/queries";
import type { DutyFieldsProps } from "./duty-fields";
import { PartyPicker } from "./party-picker";
import { printedNames } from "./printed-names";

/** Who leads and who else does it. The printed names follow the choice unless they are written otherwise. */
export function DutyPartyFields({ values, change, errorOf, options }: DutyFieldsProps & { options: PartyOptions }) {
  const t = useTranslations("duties");
  const leadNames = printedNames(options.units, values.leads);
  const unitNames = printedNames([...options.groups, ...options.units], [...values.groups, ...values.units]);
  return (
    <>
      <PartyPicker
        label={t("field.lead")}
        hint={t("form.leadsHint")}
        error={errorOf("leads")}
        options={options.units}
        chosen={values.leads}
        onChange={(leads) => change({ leads, leadText: "" })}
      />
      <Field
        label={t("form.leadText")}
        hint={t("form.printedHint", { names: leadNames || t("none") })}
        error={errorOf("leadText")}
        isOptional
      >
        <Input
          value={values.leadText}
          maxLength={200}
          placeholder={leadNames}
          autoComplete="off"
          onChange={(event) => change({ leadText: event.target.value })}
        />
      </Field>
      <PartyPicker
        label={t("form.groups")}
        hint={t("form.groupsHint")}
        error={errorOf("groups")}
        options={options.groups.map((group) => ({
          id: group.id,
          name: t("form.groupOf", { name: group.name, count: group.count }),
        }))}
        chosen={values.groups}
        onChange={(groups) => change({ groups, unitsText: "" })}
      />
      <PartyPicker
        label={t("form.units")}
        error={errorOf("units")}
        options={options.units}
        chosen={values.units}
        onChange={(units) => change({ units, unitsText: "" })}
      />
      <Field
        label={t("form.unitsText")}
        hint={t("form.printedHint", { names: unitNames || t("none") })}
        error={errorOf("unitsText")}
        isOptional
      >
        <Input
          value={values.unitsText}
          maxLength={400}
          placeholder={unitNames}
          autoComplete="off"
          onChange={(event) => change({ unitsText: event.target.value })}
        />
      </Field>
    </>
  );
}
