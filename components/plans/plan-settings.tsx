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

interface PlanSettingsProps {
  id: string;
  version: number;
  title: string;
  headSignOff: boolean;
}

export function PlanSettings({ id, version, title: savedTitle, headSignOff: savedSignOff }: PlanSettingsProps) {
  const t = useTranslations("plans");
  const [title, setTitle] = useState(savedTitle);
  const [headSignOff, setSignOff] = useState(savedSignOff);
  const { submit, isPending, errorOf, refusal } = useAction(editPlanAction);
  const save = (event: FormEvent) => {
    event.preventDefault();
    submit({ id, version, title, headSignOff }, () => showToast(t("settings.saved")));
  };
  return (
    <form onSubmit={save} className="grid gap-4">
      <h2 className="font-bold">{t("settings.title")}</h2>
      <Field label={t("name")} error={errorOf("title")}>
        <Input value={title} required onChange={(event) => setTitle(event.target.value)} />
      </Field>
      <div>
        <Checkbox checked={headSignOff} onChange={(event) => setSignOff(event.target.checked)}>
          {t("settings.headSignOff")}
        </Checkbox>
        <p className="text-small text-muted">{t("settings.headSignOffHint")}</p>
      </div>
      <Refusal error={refusal} />
      <Button type="submit" isPending={isPending} className="justify-self-start">
        {t("settings.save")}
      </Button>
    </form>
  );
}
