import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { can, type Verb } from "@/lib/auth/roles";
import type { Role } from "@/prisma/generated/enums";

const PAGES = [
  { key: "users", href: "/admin/users", verb: "viewUsers" },
  { key: "units", href: "/admin/units", verb: "manageUnits" },
  { key: "groups", href: "/admin/groups", verb: "manageUnits" },
  { key: "audit", href: "/admin/audit", verb: "viewAudit" },
] as const satisfies { key: string; href: string; verb: Verb }[];

/** The three administrators see their own pages and no business data. */
export function AdminHome({ role }: { role: Role }) {
  const t = useTranslations("home.admin");
  return (
    <>
      <PageHeader title={t("heading")} caption={t("text")} />
      <ul className="reading border-t border-line">
        {PAGES.filter(({ verb }) => can(role, verb)).map(({ key, href }) => (
          <li key={key} className="border-b border-line">
            <Link href={href} className="group block px-2 py-3 hover:bg-sunken">
              <span className="block font-bold group-hover:text-accent">{t(key)}</span>
              <span className="block text-table text-muted">{t(`${key}Text`)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
