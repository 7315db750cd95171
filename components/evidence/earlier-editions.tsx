import { useTranslations } from "next-intl";
import type { EvidenceRow } from "@/lib/attachments/schema";
import { formatInstant } from "@/lib/dates";
import { downloadHref } from "./evidence-hrefs";

/** What the file replaced, newest first; the browser's own disclosure. */
export function EarlierEditions({ editions }: { editions: EvidenceRow["earlier"] }) {
  const t = useTranslations("evidence");
  return (
    <details className="text-small text-muted">
      <summary className="w-fit rounded-control hover:text-ink">{t("earlier", { count: editions.length })}</summary>
      <ul className="py-1">
        {editions.map(({ id, name, edition, createdAt }) => (
          <li key={id} className="flex flex-wrap gap-x-2">
            {t("edition", { edition })}
            <a href={downloadHref(id)} download className="link break-all">
              {name}
            </a>
            {formatInstant(createdAt)}
          </li>
        ))}
      </ul>
    </details>
  );
}
