import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminFrame } from "@/components/admin/admin-frame";
import { UserButtons } from "@/components/admin/user-buttons";
import { UserSearch } from "@/components/admin/user-search";
import { UserTable } from "@/components/admin/user-table";
import { Pagination } from "@/components/ui/pagination";
import { can } from "@/lib/auth/roles";
import { pageViewer } from "@/lib/auth/viewer";
import { forPage } from "@/lib/page";
import { listUnitOptions } from "@/lib/units/queries";
import { listUsers, USERS_PER_PAGE } from "@/lib/users/queries";
import { userParamsSchema } from "@/lib/users/schema";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin.users");
  return { title: t("title") };
}

export default async function UsersPage({ searchParams }: PageProps<"/admin/users">) {
  const viewer = await pageViewer();
  const params = userParamsSchema.parse(await searchParams);
  const { total, rows } = await forPage(() => listUsers(viewer, params));
  const [t, options] = await Promise.all([getTranslations("admin.users"), listUnitOptions(viewer)]);
  const units = options.map(({ id, shortName }) => ({ id, shortName }));
  const hrefOf = (page: number) => `/admin/users?${new URLSearchParams({ q: params.q, page: String(page) })}`;
  return (
    <AdminFrame
      viewer={viewer}
      part="users"
      caption={t("caption", { count: total })}
      actions={<UserButtons units={units} canManage={can(viewer, "manageUsers")} canChangeRole={false} />}
    >
      <UserSearch q={params.q} />
      <UserTable viewer={viewer} users={rows} units={units} />
      <Pagination page={params.page} size={USERS_PER_PAGE} total={total} hrefOf={hrefOf} />
    </AdminFrame>
  );
}
