"use client";
import { Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { showToast } from "@/components/ui/toast-store";
import { undoImportAction } from "@/lib/imports/actions";

interface UndoImportButtonProps {
  id: string;
  version?: number;
  created: number;
  changed: number;
  /** In a row of the history. */
  isSmall?: boolean;
}

/** Takes a whole import back, after a second look at what that means. */
export function UndoImportButton({ id, version, created, changed, isSmall = false }: UndoImportButtonProps) {
  const t = useTranslations("imports.undo");
  const router = useRouter();
  const undo = async () => {
    const result = await undoImportAction({ id, version });
    if (!result.ok) return result.error.message;
    showToast(t("done"));
    router.refresh();
  };
  return (
    <ConfirmButton
      size={isSmall ? "small" : "medium"}
      face={
        <>
          <Undo2 aria-hidden />
          {t(isSmall ? "face" : "faceLong")}
        </>
      }
      title={t("title")}
      text={t("text", { created, changed })}
      verb={t("verb")}
      onConfirm={undo}
    />
  );
}
