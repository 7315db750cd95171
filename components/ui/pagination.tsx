import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonStyle } from "./button-style";
import { Link } from "./link";

interface PaginationProps {
  /** From 1. */
  page: number;
  size: number;
  total: number;
  /** The address of a page, with the filters kept. */
  hrefOf: (page: number) => string;
}

/** `第 51–100 项，共 151 项` and the two neighbours as links. */
export function Pagination({ page, size, total, hrefOf }: PaginationProps) {
  const t = useTranslations("common.pagination");
  const pages = Math.max(1, Math.ceil(total / size));
  const from = (page - 1) * size + 1;
  const to = Math.min(page * size, total);
  // The empty state says it already.
  if (total === 0) return null;
  const text = to >= from ? t("range", { from, to, total }) : t("total", { total });
  return (
    <nav
      aria-label={t("label")}
      className="flex items-center justify-end gap-2 bg-surface py-3 text-table text-muted tablet:sticky tablet:bottom-0"
    >
      <span>{text}</span>
      {pages > 1 && (
        <>
          <PageLink href={page > 1 ? hrefOf(Math.min(page - 1, pages)) : null} label={t("previous")} rel="prev" />
          <PageLink href={page < pages ? hrefOf(page + 1) : null} label={t("next")} rel="next" />
        </>
      )}
    </nav>
  );
}

function PageLink({ href, label, rel }: { href: string | null; label: string; rel: "prev" | "next" }) {
  const content = (
    <>
      {rel === "prev" && <ChevronLeft aria-hidden />}
      {label}
      {rel === "next" && <ChevronRight aria-hidden />}
    </>
  );
  if (!href) return <span className={buttonStyle("quiet", "small", "pointer-events-none text-muted")}>{content}</span>;
  return (
    <Link href={href} rel={rel} className={buttonStyle("quiet", "small", "text-ink")}>
      {content}
    </Link>
  );
}
