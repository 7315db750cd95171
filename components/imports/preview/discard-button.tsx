"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { showToast } from "@/components/ui/toast-store";
import { discardImportAction } from "@/lib/imports/actions";

/** Leaves a preview for good; nothing has been written. */
export function DiscardButton({ id, version }: { id: string; version: number }) {
  const t = useTranslations("import.confirm");
  const router = useRouter();
  const discard = async () => {
    const result = await discardImportAction({ id, version });
    if (!result.ok) return result.error.message;
    showToast(t("discarded"));
    router.push("/imports");
  };
  return (
    <ConfirmButton
      variant="quiet"
      face={t("discard")}
      title={t("discardTitle")}
      text={t("discardText")}
      verb={t("discard")}
      onConfirm={discard}
    />
  );
}
