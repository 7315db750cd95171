"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { showToast } from "@/components/ui/toast-store";
import { useAction } from "@/components/ui/use-action";
import { createGroupAction, editGroupAction } from "@/lib/units/groups/actions";
import type { GroupRow } from "@/lib/units/queries";
import { FormDialog } from "./form-dialog";

export interface UnitChoice {
  id: string;
  shortName: string;
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
  const { submit, isPending, errorOf, refusal } = useAction<unknown>(group ? editGroupAction : createGroupAction);
  const [name, setName] = useState(group?.name ?? "");
  const [sortNo, setSortNo] = useState(String(group?.sortNo ?? nextSortNo));
  const [unitIds, setUnitIds] = useState(group?.unitIds ?? []);

  const toggle = (id: string) =>
    setUnitIds(unitIds.includes(id) ? unitIds.filter((each) => each !== id) : [...unitIds, id]);
  const send = () =>
    submit({ name, sortNo, unitIds, ...(group && { id: group.id, version: group.version }) }, () => {
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
        <Input required value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field label={t("groups.sortNo")} error={errorOf("sortNo")}>
        <Input
          required
          type="number"
          min={0}
          max={9999}
          value={sortNo}
          onChange={(event) => setSortNo(event.target.value)}
        />
      </Field>
      <fieldset>
        <legend className="font-bold">
          {t("groups.members")}{" "}
          <span className="font-normal text-muted">{t("groups.memberCount", { count: unitIds.length })}</span>
        </legend>
        <p className="text-small text-muted">{t("groups.membersHint")}</p>
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
