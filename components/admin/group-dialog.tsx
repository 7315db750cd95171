"use client";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { showToast } from "@/components/ui/toast-store";
import { createGroupAction, editGroupAction } from "@/lib/units/groups/actions";
import type { GroupRow } from "@/lib/units/queries";
import { FormDialog } from "./form-dialog";
import { useRecordForm } from "./use-record-form";

export interface UnitChoice {
  id: string;
  shortName: string;
}

interface GroupValues {
  name: string;
  sortNo: string;
  unitIds: string[];
}

interface GroupDialogProps {
  /** Absent: a new one. */
  group?: GroupRow;
  units: UnitChoice[];
  nextSortNo: number;
  onClose: () => void;
}

export function GroupDialog({ group, units, nextSortNo, onClose }: GroupDialogProps) {
  const t = useTranslations("admin");
  const { values, setValues, version, submit, isPending, errorOf, refusal } = useRecordForm<GroupValues, unknown>({
    opened: initial(group, nextSortNo),
    run: group ? editGroupAction : createGroupAction,
    valuesOf: (current: GroupRow) => initial(current, nextSortNo),
    wordOf: (_, value) => (Array.isArray(value) ? namesOf(units, value) : value),
  });
  const { name, sortNo, unitIds } = values;
  const membersFault = errorOf("unitIds");

  const toggle = (id: string) =>
    setValues({ ...values, unitIds: inOrder(units, unitIds.includes(id) ? without(unitIds, id) : [...unitIds, id]) });
  const send = () =>
    submit({ ...values, ...(group && { id: group.id, version: version ?? group.version }) }, () => {
      showToast(t("groups.saved", { name }));
      onClose();
    });

  return (
    <FormDialog
      title={t(group ? "groups.editTitle" : "groups.add")}
      verb={t("save")}
      isPending={isPending}
      refusal={refusal}
      onSend={send}
      onClose={onClose}
    >
      <Field label={t("groups.name")} hint={t("groups.nameHint")} error={errorOf("name")}>
        <Input required value={name} onChange={(event) => setValues({ ...values, name: event.target.value })} />
      </Field>
      <Field label={t("groups.sortNo")} error={errorOf("sortNo")}>
        <Input
          required
          type="number"
          min={0}
          max={9999}
          value={sortNo}
          onChange={(event) => setValues({ ...values, sortNo: event.target.value })}
        />
      </Field>
      <fieldset>
        <legend className="font-bold">
          {t("groups.members")}{" "}
          <span className="font-normal text-muted">{t("groups.memberCount", { count: unitIds.length })}</span>
        </legend>
        <p className="text-small text-muted">{t("groups.membersHint")}</p>
        {membersFault && (
          <p role="alert" className="font-bold">
            {membersFault}
          </p>
        )}
        <div className="grid grid-cols-2 gap-x-4 pt-1">
          {units.map((unit) => (
            <Checkbox key={unit.id} checked={unitIds.includes(unit.id)} onChange={() => toggle(unit.id)}>
              {unit.shortName}
            </Checkbox>
          ))}
        </div>
      </fieldset>
    </FormDialog>
  );
}

const initial = (group: GroupRow | undefined, nextSortNo: number): GroupValues => ({
  name: group?.name ?? "",
  sortNo: String(group?.sortNo ?? nextSortNo),
  unitIds: group?.unitIds ?? [],
});

const without = (ids: string[], id: string) => ids.filter((each) => each !== id);
const inOrder = (units: UnitChoice[], ids: string[]) => units.filter(({ id }) => ids.includes(id)).map(({ id }) => id);
const namesOf = (units: UnitChoice[], ids: string[]) =>
  units
    .filter(({ id }) => ids.includes(id))
    .map(({ shortName }) => shortName)
    .join("、");
