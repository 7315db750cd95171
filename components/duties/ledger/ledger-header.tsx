import { useTranslations } from "next-intl";
import { ExportMenu } from "@/components/documents/export-menu";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import type { Day } from "@/lib/dates";
import { YearSelect } from "./year-select";

interface LedgerHeaderProps {
  year: number;
  years: number[];
  caption: string;
  /** The parameters of this view, for the sheet of exactly these rows. */
  params: Record<string, string>;
  canEdit: boolean;
  today: Day;
}

/** What these rows are, in words, and what can be done with all of them. */
export function LedgerHeader({ year, years, caption, params, canEdit, today }: LedgerHeaderProps) {
  const t = useTranslations("duties");
  const { page: _page, size: _size, ...view } = params;
  const query = new URLSearchParams({ ...view, year: String(year) });
  return (
    <PageHeader
      title={t("title")}
      caption={
        <>
          {caption}
          <span data-print="only">{t("printedOn", { day: today })}</span>
        </>
      }
      actions={
        <>
          {years.length > 1 && <YearSelect year={year} years={years} />}
          {canEdit && (
            <span className="max-tablet:hidden">
              <LinkButton href={`/duties/order?year=${year}`}>{t("orderAll")}</LinkButton>
            </span>
          )}
          <ExportMenu documents={[{ document: "duties", query }]} />
          {canEdit && (
            <LinkButton variant="primary" href={`/duties/new?year=${year}`}>
              {t("create")}
            </LinkButton>
          )}
        </>
      }
    />
  );
}
