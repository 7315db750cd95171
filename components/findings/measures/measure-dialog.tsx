"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "@/components/admin/form-dialog";
import { mergeStale } from "@/components/admin/stale-values";
import { useFormDraft } from "@/components/duties/use-form-draft";
import { showToast } from "@/components/ui/toast-store";
import { useAction } from "@/components/ui/use-action";
import { addMeasureAction, editMeasureAction } from "@/lib/findings/measures/actions";
import type { FindingMeasure } from "@/lib/findings/record/queries";
import { MeasureFields, type UnitOption } from "./measure-fields";
import { EMPTY_MEASURE, type MeasureValues, measureInputOf, measureValuesOf } from "./measure-values";

interface MeasureDialogProps {
  findingId: string;
  /** The one that is edited; without it a new one is added. */
  measure?: FindingMeasure;
  units: readonly UnitOption[];
  onClose: () => void;
}

/** A measure is decided or changed. Refused as stale, what others changed meanwhile is said at the field. */
export function MeasureDialog({ findingId, measure, units, onClose }: MeasureDialogProps) {
  const t = useTranslations("finding.measure");
  const [opened, setOpened] = useState(() => (measure ? opening(measure) : EMPTY_MEASURE));
  const [theirs, setTheirs] = useState<Partial<MeasureValues>>({});
  const key = `zeren.measure.${measure?.id ?? `new.${findingId}`}`;
  const draft = useFormDraft(key, opened, measure?.version ?? 0);
  const { submit, isPending, errorOf, refusal } = useAction<unknown>(measure ? editMeasureAction : addMeasureAction);
  const send = () =>
    submit(
      measure
        ? { id: measure.id, version: draft.version, ...measureInputOf(draft.values) }
        : { findingId, ...measureInputOf(draft.values) },
      () => {
        draft.forget();
        showToast(t(measure ? "saved" : "added"));
        onClose();
      },
      ({ code, current }) => {
        const stale = current as (Parameters<typeof measureValuesOf>[0] & { version: number }) | undefined;
        if (code !== "CONFLICT" || !stale?.version) return;
        const now = measureValuesOf(stale);
        const merged = mergeStale<MeasureValues>(opened, draft.values, now);
        setOpened(now);
        setTheirs(merged.theirs);
        draft.rebase(merged.values, stale.version);
      },
    );
  const shown = (value: string | string[]) =>
    [value]
      .flat()
      .map((one) => units.find(({ id }) => id === one)?.name ?? one)
      .join(t("join")) || t("empty");
  const faultOf = (field: keyof MeasureValues) => {
    const value = theirs[field];
    return value === undefined ? errorOf(field) : t("now", { value: shown(value) });
  };
  return (
    <FormDialog
      title={t(measure ? "editTitle" : "addTitle")}
      text={draft.hasDraft ? t("draftRestored") : undefined}
      verb={t(measure ? "save" : "add")}
      isPending={isPending}
      refusal={refusal}
      onSend={send}
      onClose={onClose}
    >
      <MeasureFields
        values={draft.values}
        change={draft.change}
        errorOf={faultOf}
        units={units}
        isDueLocked={measure !== undefined && measure.dueOn !== null && !measure.can.editDeadline}
      />
    </FormDialog>
  );
}

const opening = ({ leadUnit, units, ...measure }: FindingMeasure) =>
  measureValuesOf({ ...measure, leadUnitId: leadUnit.id, unitIds: units.map(({ id }) => id) });
