"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ChangeRefusal, useChangeImport } from "./change-import";

/** A reading that ended with its process is begun anew from the same files. */
export function ReadAgain() {
  const t = useTranslations("import.reading");
  const { reread, isPending } = useChangeImport();
  return (
    <div className="grid justify-items-start gap-3 border-t border-line py-8">
      <p className="font-bold">{t("cutOff")}</p>
      <Button variant="primary" isPending={isPending} onClick={reread}>
        {t("again")}
      </Button>
      <ChangeRefusal />
    </div>
  );
}
