"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { showToast } from "@/components/ui/toast-store";
import { useAction } from "@/components/ui/use-action";
import { changeRoleAction } from "@/lib/users/actions";
import type { UserRow } from "@/lib/users/queries";
import { Role } from "@/prisma/generated/enums";
import { FormDialog } from "./form-dialog";

export function RoleDialog({ user, onClose }: { user: UserRow; onClose: () => void }) {
  const t = useTranslations("admin.users");
  const roles = useTranslations("audit.roles");
  const { submit, isPending, error } = useAction(changeRoleAction);
  const [role, setRole] = useState<string>(user.role);
  const send = () =>
    submit({ id: user.id, version: user.version, role }, () => {
      showToast(t("roleChanged", { name: user.name }));
      onClose();
    });
  return (
    <FormDialog
      title={t("changeRoleTitle", { name: user.name })}
      text={t("changeRoleText")}
      verb={t("changeRoleVerb")}
      isPending={isPending}
      refusal={error}
      onSend={send}
      onClose={onClose}
    >
      <Field label={t("role")}>
        <Select value={role} onChange={(event) => setRole(event.target.value)}>
          {Object.values(Role).map((choice) => (
            <option key={choice} value={choice}>
              {roles(choice)}
            </option>
          ))}
        </Select>
      </Field>
    </FormDialog>
  );
}
