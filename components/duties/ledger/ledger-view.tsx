import { getTranslations } from "next-intl/server";
import { UrlStateProvider } from "@/components/data-table/url-state";
import { cx } from "@/components/ui/cx";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { Day } from "@/lib/dates";
import type { listDuties } from "@/lib/duties/queries";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { DutyLedger } from "./duty-ledger";
import { ledgerChips } from "./ledger-chips";
import { LedgerHeader } from "./ledger-header";
import type { LedgerQuery } from "./ledger-query";

interface LedgerViewProps {
  list: Awaited<ReturnType<typeof listDuties>>;
  years: number[];
  names: ReadonlyMap<string, string>;
  query: LedgerQuery;
  today: Day;
  hasOwn: boolean;
  /** May change this year's duties. */
  canEdit: boolean;
  /** May set up years. */
  canPlan: boolean;
}

/** The ledger of a year, or what to do when there is no year yet. */
export async function LedgerView({ list, years, names, query, today, hasOwn, canEdit, canPlan }: LedgerViewProps) {
  const t = await getTranslations("duties");
  if (list.year === null) {
    const action = canPlan && <LinkButton href="/admin">{t("empty.setUp")}</LinkButton>;
    return <EmptyState title={t("empty.noPlan")} text={t("empty.noPlanText")} action={action} />;
  }
  const { year, ...page } = list;
  const chips = await ledgerChips(query.input, names);
  const words = chips.map((chip) => chip.values.join(t("or")));
  const caption = [t("yearOf", { year }), ...words, t("count", { count: list.total })].join(" · ");
  return (
    <ClientMessages namespaces={["duties"]}>
      <UrlStateProvider>
        <div className={cx("print-landscape", chips.length > 0 ? "[--table-above:376px]" : "[--table-above:340px]")}>
          <LedgerHeader {...{ year, years, caption, canEdit, today }} params={query.params} />
          <DutyLedger
            list={page}
            filter={{ ...query.filter, year: String(year) }}
            {...{ year, caption, chips, today, hasOwn, canEdit }}
          />
        </div>
      </UrlStateProvider>
    </ClientMessages>
  );
}
