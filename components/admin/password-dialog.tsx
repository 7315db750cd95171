"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

interface PasswordDialogProps {
  name: string;
  password: string;
  onClose: () => void;
}

/** Shows a one-time password, which nobody can look up afterwards. */
export function PasswordDialog({ name, password, onClose }: PasswordDialogProps) {
  const t = useTranslations("admin.users");
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("passwordTitle", { name })}
      text={t("passwordText")}
      footer={
        <Button variant="primary" onClick={onClose}>
          {t("passwordDone")}
        </Button>
      }
    >
      <p className="rounded-control bg-sunken px-4 py-3 font-mono text-title select-all">{password}</p>
    </Dialog>
  );
}
