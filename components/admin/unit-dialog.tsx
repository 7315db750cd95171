"use client";
import { useTranslations } from "next-intl";
import { showToast } from "@/components/ui/toast-store";
import { createUnitAction, editUnitAction } from "@/lib/units/actions";
import type { UnitRow } from "@/lib/units/queries";
import { FormDialog } from "./form-dialog";
import { UnitFields, type UnitValues } from "./unit-fields";
import { useRecordForm } from "./use-record-form";

interface UnitDialogProps {
  /** Absent: a new one. */
  unit?: UnitRow;
  /** Protocol order proposed for a new one. */
  nextSortNo: number;
  onClose: () => void;
}

export function UnitDialog({ unit, nextSortNo, onClose }: UnitDialogProps) {
  const t = useTranslations("admin");
  const { values, setValues, version, submit, isPending, errorOf, refusal } = useRecordForm<UnitValues, unknown>({
    opened: initial(unit, nextSortNo),
    run: unit ? editUnitAction : createUnitAction,
    valuesOf: (current: UnitRow) => initial(current, nextSortNo),
    wordOf: (field, value) => {
      if (field === "kind") return t(`units.kinds.${value as UnitRow["kind"]}`);
      if (field === "class") return t(`units.classes.${value as NonNullable<UnitRow["class"]> | "NONE"}`);
      return value;
    },
  });

  function send() {
    const { code, formerNames, ...fields } = values;
    const input = {
      ...fields,
      class: fields.class === "NONE" ? null : fields.class,
      phone: fields.phone.trim() || null,
      ...(unit ? { id: unit.id, version: version ?? unit.version, formerNames: linesOf(formerNames) } : { code }),
    };
    submit(input, () => {
      showToast(t("units.saved", { name: values.shortName }));
      onClose();
    });
  }

  return (
    <FormDialog
      title={t(unit ? "units.editTitle" : "units.add")}
      verb={t("save")}
      isPending={isPending}
      refusal={refusal}
      onSend={send}
      onClose={onClose}
    >
      <UnitFields values={values} onChange={setValues} isNew={!unit} errorOf={errorOf} />
    </FormDialog>
  );
}

const initial = (unit: UnitRow | undefined, nextSortNo: number): UnitValues => ({
  name: unit?.name ?? "",
  shortName: unit?.shortName ?? "",
  initials: unit?.initials ?? "",
  code: unit?.code ?? "",
  kind: unit?.kind ?? "DEPARTMENT",
  class: unit ? (unit.class ?? "NONE") : "OTHER",
  sortNo: String(unit?.sortNo ?? nextSortNo),
  phone: unit?.phone ?? "",
  formerNames: unit?.formerNames.join("\n") ?? "",
});

const linesOf = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
