"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Refusal } from "@/components/ui/refusal";
import { showToast } from "@/components/ui/toast-store";
import { useAction } from "@/components/ui/use-action";
import { changePasswordAction } from "@/lib/users/account/actions";

const EMPTY = { current: "", next: "", repeat: "" };

interface PasswordFormProps {
  /** For the browser's password store. */
  username: string;
  onChanged?: () => void;
}

export function PasswordForm({ username, onChanged }: PasswordFormProps) {
  const t = useTranslations("auth.password");
  const { submit, isPending, errorOf, refusal } = useAction(changePasswordAction);
  const [values, setValues] = useState(EMPTY);

  function send(event: FormEvent) {
    event.preventDefault();
    submit(values, () => {
      setValues(EMPTY);
      if (onChanged) onChanged();
      else showToast(t("changed"));
    });
  }

  const field = (name: keyof typeof EMPTY, autoComplete: string, hint?: string) => (
    <Field label={t(name)} hint={hint} error={errorOf(name)}>
      <Input
        type="password"
        name={name}
        autoComplete={autoComplete}
        required
        value={values[name]}
        onChange={(event) => setValues({ ...values, [name]: event.target.value })}
      />
    </Field>
  );

  return (
    <form method="post" onSubmit={send} className="grid gap-4">
      <input type="hidden" name="username" autoComplete="username" value={username} />
      {field("current", "current-password")}
      {field("next", "new-password", t("hint"))}
      {field("repeat", "new-password")}
      <Refusal error={refusal} />
      <Button type="submit" variant="primary" isPending={isPending} className="justify-self-start">
        {t("submit")}
      </Button>
    </form>
  );
}
