import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { can } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { formatInstant } from "@/lib/dates";
import type { UserRow } from "@/lib/users/queries";
import type { UnitChoice } from "./group-dialog";
import { UserButtons } from "./user-buttons";

interface UserTableProps {
  viewer: Viewer;
  users: UserRow[];
  units: UnitChoice[];
}

export function UserTable({ viewer, users, units }: UserTableProps) {
  const t = useTranslations("admin.users");
  const roles = useTranslations("audit.roles");
  if (users.length === 0) return <EmptyState title={t("emptyTitle")} text={t("emptyText")} />;
  return (
    <div className="data-table-scroll">
      <table className="data-table">
        <caption className="sr-only">{t("title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("name")}</th>
            <th scope="col">{t("username")}</th>
            <th scope="col">{t("unit")}</th>
            <th scope="col">{t("role")}</th>
            <th scope="col">{t("phone")}</th>
            <th scope="col">{t("lastSeen")}</th>
            <th scope="col">{t("state")}</th>
            <th scope="col">
              <span className="sr-only">{t("edit")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {users.map((user) => (
            <tr key={user.id} data-row={user.id}>
              <td data-phone="title">
                {user.name} {user.title && <span className="text-muted">{user.title}</span>}
              </td>
              <td className="font-mono" data-label={t("username")}>
                {user.username}
              </td>
              <td>{user.unitName}</td>
              <td>{roles(user.role)}</td>
              <td>{user.phone}</td>
              <td data-label={t("lastSeen")}>{user.lastSeenAt ? formatInstant(user.lastSeenAt) : t("never")}</td>
              <td>{user.isDisabled ? <strong className="font-bold">{t("disabled")}</strong> : t("enabled")}</td>
              <td>
                {user.id !== viewer.userId && (
                  <UserButtons
                    user={user}
                    units={units}
                    canManage={can(viewer, "manageUsers")}
                    canChangeRole={can(viewer, "changeRole")}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
