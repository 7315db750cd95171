import { ClipboardPaste } from "lucide-react";
import { useTranslations } from "next-intl";
import { ExportMenu } from "@/components/documents/export-menu";
import { YearSelect } from "@/components/duties/ledger/year-select";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import type { Day } from "@/lib/dates";

interface LedgerHeaderProps {
  title: string;
  year: number;
  years: number[];
  caption: string;
  /** The parameters of this view, for the sheet of exactly these rows. */
  params: Record<string, string>;
  filter: Record<string, string>;
  canRaise: boolean;
  canExport: boolean;
  today: Day;
}

/** What these rows are, in words, and what can be done with all of them. */
export function LedgerHeader(props: LedgerHeaderProps) {
  const { title, year, years, caption, params, filter, canRaise, canExport, today } = props;
  const t = useTranslations("findings");
  const { page: _page, size: _size, ...view } = params;
  const queryOf = (given: Record<string, string>) => new URLSearchParams({ ...given, year: String(year) });
  return (
    <PageHeader
      title={title}
      caption={
        <>
          {caption}
          <span data-print="only">{t("printedOn", { day: today })}</span>
        </>
      }
      actions={
        <>
          {years.length > 1 && <YearSelect year={year} years={years} />}
          {canExport && (
            <ExportMenu
              documents={[
                { document: "rectification", query: queryOf(filter) },
                { document: "findings", query: queryOf(view) },
              ]}
            />
          )}
          {canRaise && (
            <>
              <span className="max-tablet:hidden">
                <LinkButton href={`/findings/paste?year=${year}`}>
                  <ClipboardPaste aria-hidden />
                  {t("pasteOpen")}
                </LinkButton>
              </span>
              <LinkButton variant="primary" href={`/findings/new?year=${year}`}>
                {t("raise")}
              </LinkButton>
            </>
          )}
        </>
      }
    />
  );
}
