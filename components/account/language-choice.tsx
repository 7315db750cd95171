"use client";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useTransition } from "react";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { LOCALES } from "@/lib/i18n/locale";
import { chooseLocaleAction } from "@/lib/users/account/actions";

/** Takes effect at once; the data stay as written. */
export function LanguageChoice() {
  const t = useTranslations("auth.account");
  const locale = useLocale();
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const choose = (chosen: string) =>
    startTransition(async () => {
      await chooseLocaleAction({ locale: chosen });
      router.refresh();
    });
  return (
    <Field label={t("language")}>
      <Select value={locale} disabled={isPending} onChange={(event) => choose(event.target.value)}>
        {LOCALES.map((choice) => (
          <option key={choice} value={choice}>
            {t(choice === "en" ? "en" : "zh")}
          </option>
        ))}
      </Select>
    </Field>
  );
}
