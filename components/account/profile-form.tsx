"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Refusal } from "@/components/ui/refusal";
import { showToast } from "@/components/ui/toast-store";
import { useAction } from "@/components/ui/use-action";
import { editProfileAction } from "@/lib/users/account/actions";

export function ProfileForm({ profile }: { profile: { name: string; phone: string } }) {
  const t = useTranslations("auth.account");
  const { submit, isPending, errorOf, refusal } = useAction(editProfileAction);
  const [values, setValues] = useState(profile);

  function send(event: FormEvent) {
    event.preventDefault();
    submit(values, () => showToast(t("saved")));
  }

  return (
    <form onSubmit={send} className="grid gap-4">
      <Field label={t("name")} error={errorOf("name")}>
        <Input
          required
          autoComplete="name"
          value={values.name}
          onChange={(event) => setValues({ ...values, name: event.target.value })}
        />
      </Field>
      <Field label={t("phone")} hint={t("phoneHint")} error={errorOf("phone")} isOptional>
        <Input
          type="tel"
          autoComplete="tel"
          value={values.phone}
          onChange={(event) => setValues({ ...values, phone: event.target.value })}
        />
      </Field>
      <Refusal error={refusal} />
      <Button type="submit" isPending={isPending} className="justify-self-start">
        {t("save")}
      </Button>
    </form>
  );
}
