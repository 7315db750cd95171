"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { enter } from "./enter";

interface Credentials {
  username: string;
  password: string;
}

interface SignInFormProps {
  credentials: Credentials;
  onChange: (credentials: Credentials) => void;
  nextPath: string;
  isReturning: boolean;
}

/** Keeps the user name after a refusal and asks for the password again. */
export function SignInForm({ credentials, onChange, nextPath, isReturning }: SignInFormProps) {
  const t = useTranslations("auth.signIn");
  const refusals = useTranslations("errors");
  const [isShown, setShown] = useState(false);
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const password = useRef<HTMLInputElement>(null);
  // Until the page is alive a press would post the password into the address.
  const [isAlive, setAlive] = useState(false);
  useEffect(() => setAlive(true), []);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setPending(true);
    setRefusal(undefined);
    const answer = await enter(credentials);
    if (answer.kind === "entered") return location.assign(nextPath);
    setPending(false);
    if (answer.kind === "refused") setRefusal(refusals("signInRefused"));
    else if (answer.kind === "limited") setRefusal(refusals("rateLimited", { minutes: answer.minutes }));
    else setRefusal(answer.kind === "unavailable" ? refusals("unavailable") : t("failed"));
    onChange({ ...credentials, password: "" });
    password.current?.focus();
  }

  return (
    <form method="post" onSubmit={submit} className="grid content-start gap-4">
      <h1 className="text-title">{t("title")}</h1>
      {isReturning && !refusal && <p className="text-muted">{t("ended")}</p>}
      <Field label={t("username")}>
        <Input
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          className="min-h-12"
          value={credentials.username}
          onChange={(event) => onChange({ ...credentials, username: event.target.value })}
        />
      </Field>
      <Field label={t("password")} error={refusal}>
        <Input
          ref={password}
          name="password"
          type={isShown ? "text" : "password"}
          autoComplete="current-password"
          required
          className="min-h-12"
          value={credentials.password}
          onChange={(event) => onChange({ ...credentials, password: event.target.value })}
        />
      </Field>
      <Checkbox checked={isShown} onChange={(event) => setShown(event.target.checked)}>
        {t("show")}
      </Checkbox>
      <Button type="submit" variant="primary" size="large" isPending={isPending} disabled={!isAlive}>
        {t("submit")}
      </Button>
    </form>
  );
}
