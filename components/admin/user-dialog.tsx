"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { showToast } from "@/components/ui/toast-store";
import { createUserAction, editUserAction } from "@/lib/users/actions";
import type { UserRow } from "@/lib/users/queries";
import { Role } from "@/prisma/generated/enums";
import { FormDialog } from "./form-dialog";
import type { UnitChoice } from "./group-dialog";
import { useRecordForm } from "./use-record-form";

type UserValues = Record<"username" | "role" | "name" | "title" | "phone" | "unitId", string>;

interface UserDialogProps {
  /** Absent: a new one. */
  user?: UserRow;
  units: UnitChoice[];
  onClose: () => void;
  /** The one-time password of a new person. */
  onPassword: (name: string, password: string) => void;
}

export function UserDialog({ user, units, onClose, onPassword }: UserDialogProps) {
  const t = useTranslations("admin.users");
  const common = useTranslations("admin");
  const roles = useTranslations("audit.roles");
  const form = {
    opened: initial(user, units),
    valuesOf: (current: UserRow) => initial(current, units),
    wordOf: (field: keyof UserValues, value: string) =>
      field === "unitId" ? (units.find((unit) => unit.id === value)?.shortName ?? value) : value,
  };
  const creation = useRecordForm<UserValues, { password: string }>({ ...form, run: createUserAction });
  const edit = useRecordForm<UserValues, unknown>({ ...form, run: editUserAction });
  const { values, setValues, isPending, errorOf, refusal } = user ? edit : creation;

  function send() {
    const { username, role, ...fields } = values;
    if (user) return edit.submit({ ...fields, id: user.id, version: edit.version ?? user.version }, finish);
    creation.submit(values, ({ password }) => {
      finish();
      onPassword(values.name, password);
    });
  }
  function finish() {
    showToast(t("saved", { name: values.name }));
    onClose();
  }
  const bind = (name: keyof typeof values) => ({
    value: values[name],
    onChange: (event: { target: { value: string } }) => setValues({ ...values, [name]: event.target.value }),
  });

  return (
    <FormDialog
      title={t(user ? "editTitle" : "add")}
      verb={common("save")}
      isPending={isPending}
      refusal={refusal}
      onSend={send}
      onClose={onClose}
    >
      {!user && (
        <Field label={t("username")} hint={t("usernameHint")} error={errorOf("username")}>
          <Input required autoCapitalize="none" autoComplete="off" {...bind("username")} />
        </Field>
      )}
      <Field label={t("name")} error={errorOf("name")}>
        <Input required autoComplete="off" {...bind("name")} />
      </Field>
      <Field label={t("unit")} error={errorOf("unitId")}>
        <Select {...bind("unitId")}>
          {units.map((unit) => (
            <option key={unit.id} value={unit.id}>
              {unit.shortName}
            </option>
          ))}
        </Select>
      </Field>
      {!user && (
        <Field label={t("role")} error={errorOf("role")}>
          <Select {...bind("role")}>
            {Object.values(Role).map((role) => (
              <option key={role} value={role}>
                {roles(role)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field label={t("jobTitle")} error={errorOf("title")} isOptional>
        <Input {...bind("title")} />
      </Field>
      <Field label={t("phone")} error={errorOf("phone")} isOptional>
        <Input type="tel" {...bind("phone")} />
      </Field>
    </FormDialog>
  );
}

const initial = (user: UserRow | undefined, units: UnitChoice[]): UserValues => ({
  username: "",
  role: "LIAISON",
  name: user?.name ?? "",
  title: user?.title ?? "",
  phone: user?.phone ?? "",
  unitId: user?.unitId ?? units[0]?.id ?? "",
});
