"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Refusal } from "@/components/ui/refusal";
import { showToast } from "@/components/ui/toast-store";
import { useAction } from "@/components/ui/use-action";
import { editPlanAction } from "@/lib/duties/plans/actions";
import type { PlanSettings as Settings } from "@/lib/duties/plans/schema";

interface PlanSettingsProps {
  id: string;
  version: number;
  title: string;
  saved: Settings;
}

const LEVELS = ["closureHead", "closureLead", "closureOffice", "closureLeader"] as const;
const LIMITS = ["filesPerDuty", "megabytesPerUnit"] as const;

/** What the office decides for the year: its name, who signs reports, the levels of a closure, the limits of evidence. */
export function PlanSettings({ id, version, title, saved }: PlanSettingsProps) {
  const t = useTranslations("plans");
  const [{ filesPerDuty, megabytesPerUnit, ...values }, setValues] = useState({
    ...saved,
    title,
    filesPerDuty: String(saved.filesPerDuty),
    megabytesPerUnit: String(saved.megabytesPerUnit),
  });
  const limits = { filesPerDuty, megabytesPerUnit };
  const change = (patch: Partial<typeof values & typeof limits>) => setValues((now) => ({ ...now, ...patch }));
  const { submit, isPending, errorOf, refusal } = useAction(editPlanAction);
  const save = (event: FormEvent) => {
    event.preventDefault();
    submit({ id, version, ...values, ...limits }, () => showToast(t("settings.saved")));
  };
  return (
    <form onSubmit={save} className="grid gap-4">
      <h2 className="font-bold">{t("settings.title")}</h2>
      <Field label={t("name")} error={errorOf("title")}>
        <Input value={values.title} required onChange={(event) => change({ title: event.target.value })} />
      </Field>
      <div>
        <Checkbox checked={values.headSignOff} onChange={(event) => change({ headSignOff: event.target.checked })}>
          {t("settings.headSignOff")}
        </Checkbox>
        <p className="text-small text-muted">{t("settings.headSignOffHint")}</p>
      </div>
      <fieldset className="grid gap-1">
        <legend className="pb-1 font-bold">{t("settings.closure")}</legend>
        {LEVELS.map((level) => (
          <Checkbox key={level} checked={values[level]} onChange={(event) => change({ [level]: event.target.checked })}>
            {t(`settings.${level}`)}
          </Checkbox>
        ))}
        <p className="text-small text-muted">{t("settings.closureHint")}</p>
      </fieldset>
      <fieldset className="grid items-start gap-4 tablet:grid-cols-2">
        <legend className="pb-1 font-bold">{t("settings.evidence")}</legend>
        {LIMITS.map((limit) => (
          <Field key={limit} label={t(`settings.${limit}`)} error={errorOf(limit)}>
            <Input
              value={limits[limit]}
              required
              inputMode="numeric"
              autoComplete="off"
              onChange={(event) => change({ [limit]: event.target.value })}
            />
          </Field>
        ))}
      </fieldset>
      <Refusal error={refusal} />
      <Button type="submit" isPending={isPending} className="justify-self-start">
        {t("settings.save")}
      </Button>
    </form>
  );
}
