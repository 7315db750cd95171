"use client";
import { useTranslations } from "next-intl";
import { signOut } from "@/components/layout/sign-out";
import { Button } from "@/components/ui/button";
import { PasswordForm } from "./password-form";

/** What somebody with an initial password sees before anything else. */
export function InitialPassword({ username }: { username: string }) {
  const t = useTranslations("auth.password");
  return (
    <div className="grid max-w-[400px] gap-4">
      <h1 className="text-title">{t("initialTitle")}</h1>
      <p className="text-muted">{t("initialText")}</p>
      <PasswordForm username={username} onChanged={() => location.assign("/")} />
      <Button variant="quiet" className="justify-self-start" onClick={() => void signOut()}>
        {t("signOut")}
      </Button>
    </div>
  );
}
