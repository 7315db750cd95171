"use client";
import { useTranslations } from "next-intl";
import { type ComponentProps, type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Refusal } from "@/components/ui/refusal";
import { useAction } from "@/components/ui/use-action";
import { setUpAction } from "@/lib/users/set-up/actions";

const EMPTY = {
  governmentName: "",
  governmentCode: "",
  adminUsername: "",
  adminName: "",
  adminPassword: "",
  officeUsername: "",
  officeName: "",
  officePassword: "",
};

type Name = keyof typeof EMPTY;

/** The first day: one form, one press, then the sign-in page. */
export function SetUpForm({ token }: { token: string }) {
  const t = useTranslations("auth.setUp");
  const { submit, isPending, errorOf, refusal } = useAction(setUpAction);
  const [values, setValues] = useState(EMPTY);

  function send(event: FormEvent) {
    event.preventDefault();
    submit({ ...values, token }, () => location.assign("/sign-in"));
  }

  const field = (name: Name, label: string, hint?: string, props?: ComponentProps<"input">) => (
    <Field label={label} hint={hint} error={errorOf(name)}>
      <Input
        {...props}
        name={name}
        required
        value={values[name]}
        onChange={(event) => setValues({ ...values, [name]: event.target.value })}
      />
    </Field>
  );
  const account = (who: "admin" | "office") => (
    <fieldset className="grid content-start gap-4">
      <legend className="pb-1 font-bold">{t(who)}</legend>
      <p className="text-table text-muted">{t(`${who}Hint`)}</p>
      {field(`${who}Username`, t("username"), undefined, { autoComplete: "off", autoCapitalize: "none" })}
      {field(`${who}Name`, t("name"), undefined, { autoComplete: "off" })}
      {field(`${who}Password`, t("password"), t("passwordHint"), { type: "password", autoComplete: "new-password" })}
    </fieldset>
  );

  return (
    <form method="post" onSubmit={send} className="grid gap-8">
      <div>
        <h1 className="text-title">{t("title")}</h1>
        <p className="text-muted">{t("lead")}</p>
      </div>
      <fieldset className="grid gap-4 tablet:grid-cols-2">
        <legend className="pb-2 font-bold">{t("government")}</legend>
        {field("governmentName", t("governmentName"), t("governmentNameHint"))}
        {field("governmentCode", t("governmentCode"), t("governmentCodeHint"), { inputMode: "numeric" })}
      </fieldset>
      <div className="grid gap-8 tablet:grid-cols-2">
        {account("admin")}
        {account("office")}
      </div>
      <Refusal error={refusal} />
      <Button type="submit" variant="primary" size="large" isPending={isPending} className="justify-self-start">
        {t("submit")}
      </Button>
    </form>
  );
}
