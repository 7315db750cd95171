"use client";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { showToast } from "@/components/ui/toast-store";
import { disableUserAction, enableUserAction, resetPasswordAction } from "@/lib/users/actions";
import type { UserRow } from "@/lib/users/queries";
import type { UnitChoice } from "./group-dialog";

const UserDialog = dynamic(() => import("./user-dialog").then((module) => module.UserDialog));
const RoleDialog = dynamic(() => import("./role-dialog").then((module) => module.RoleDialog));
const PasswordDialog = dynamic(() => import("./password-dialog").then((module) => module.PasswordDialog));

interface UserButtonsProps {
  /** Absent: the button that adds one. */
  user?: UserRow;
  units: UnitChoice[];
  canManage: boolean;
  canChangeRole: boolean;
}

export function UserButtons({ user, units, canManage, canChangeRole }: UserButtonsProps) {
  const t = useTranslations("admin.users");
  const [open, setOpen] = useState<"user" | "role" | null>(null);
  const [issued, setIssued] = useState<{ name: string; password: string } | null>(null);
  const close = () => setOpen(null);
  return (
    <span className="inline-flex flex-wrap gap-1">
      {canManage && (
        <Button variant={user ? "quiet" : "primary"} size={user ? "small" : "medium"} onClick={() => setOpen("user")}>
          {t(user ? "edit" : "add")}
        </Button>
      )}
      {user && canManage && <Verbs user={user} onPassword={(password) => setIssued({ name: user.name, password })} />}
      {user && canChangeRole && (
        <Button variant="quiet" size="small" onClick={() => setOpen("role")}>
          {t("changeRole")}
        </Button>
      )}
      {open === "user" && (
        <UserDialog
          user={user}
          units={units}
          onClose={close}
          onPassword={(name, password) => setIssued({ name, password })}
        />
      )}
      {open === "role" && user && <RoleDialog user={user} onClose={close} />}
      {issued && <PasswordDialog {...issued} onClose={() => setIssued(null)} />}
    </span>
  );
}

function Verbs({ user, onPassword }: { user: UserRow; onPassword: (password: string) => void }) {
  const t = useTranslations("admin.users");
  const { name } = user;
  const target = { id: user.id, version: user.version };
  const setEnabled = async (isEnabled: boolean) => {
    const result = await (isEnabled ? enableUserAction(target) : disableUserAction(target));
    if (!result.ok) return result.error.message;
    showToast(t(isEnabled ? "enabledToast" : "disabledToast", { name }));
  };
  const reset = async () => {
    const result = await resetPasswordAction(target);
    if (!result.ok) return result.error.message;
    onPassword(result.data.password);
  };
  return (
    <>
      {user.isDisabled ? (
        <ConfirmButton
          variant="quiet"
          size="small"
          face={t("enable")}
          title={t("enableTitle", { name })}
          verb={t("enableVerb")}
          onConfirm={() => setEnabled(true)}
        />
      ) : (
        <ConfirmButton
          variant="quiet"
          size="small"
          face={t("disable")}
          title={t("disableTitle", { name })}
          text={t("disableText")}
          verb={t("disableVerb")}
          onConfirm={() => setEnabled(false)}
        />
      )}
      <ConfirmButton
        variant="quiet"
        size="small"
        face={t("reset")}
        title={t("resetTitle", { name })}
        text={t("resetText")}
        verb={t("resetVerb")}
        onConfirm={reset}
      />
    </>
  );
}
