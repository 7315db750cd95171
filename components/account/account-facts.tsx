import { useTranslations } from "next-intl";
import type { Viewer } from "@/lib/auth/viewer";

/** What only the administrators can change. */
export function AccountFacts({ viewer }: { viewer: Viewer }) {
  const t = useTranslations("auth.account");
  const roles = useTranslations("audit.roles");
  const facts = [
    [t("username"), viewer.username],
    [t("unit"), viewer.unitName],
    [t("role"), roles(viewer.role)],
  ];
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1">
      {facts.map(([term, fact]) => (
        <div key={term} className="contents">
          <dt className="text-muted">{term}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  );
}
