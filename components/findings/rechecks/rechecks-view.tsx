import { getTranslations } from "next-intl/server";
import { UrlStateProvider } from "@/components/data-table/url-state";
import { YearSelect } from "@/components/duties/ledger/year-select";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import type { listRechecks } from "@/lib/findings/rechecks/queries";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { ViewTabs } from "../ledger/view-tabs";
import type { UnitOption } from "../measures/measure-fields";
import { RecheckTable } from "./recheck-table";
import { SampleButton } from "./sample-button";

interface RechecksViewProps {
  list: Awaited<ReturnType<typeof listRechecks>>;
  years: number[];
  units: readonly UnitOption[];
  isUnit: boolean;
  /** Closing waits for the viewer at some level. */
  hasTasks: boolean;
}

/** 回头看: closed findings that are looked at again, those still to come and those recorded. */
export async function RechecksView({ list, years, units, isUnit, hasTasks }: RechecksViewProps) {
  const t = await getTranslations("findings");
  const { rows, drawable, can } = list;
  const year = list.year ?? 0;
  const pending = rows.filter(({ result }) => result === "PENDING");
  const done = rows.filter(({ result }) => result !== "PENDING");
  return (
    <ClientMessages namespaces={["findings", "finding", "duties"]}>
      <UrlStateProvider>
        <div className="print-landscape">
          <PageHeader
            title={t("rechecks.title")}
            caption={t("rechecks.caption", {
              year,
              drawable,
              pending: pending.length,
              done: done.length,
              relapsed: done.filter(({ result }) => result === "RELAPSED").length,
            })}
            actions={
              <>
                {years.length > 1 && <YearSelect year={year} years={years} />}
                {can.sample && <SampleButton year={year} drawable={drawable} />}
              </>
            }
          />
          <ViewTabs current="rechecks" filter={{ year: String(year) }} isUnit={isUnit} hasTasks={hasTasks} />
          {rows.length === 0 ? (
            <EmptyState
              title={t("rechecks.empty", { year })}
              text={can.sample ? t("rechecks.emptyText") : t("rechecks.emptyRead")}
            />
          ) : (
            <>
              <RecheckTable rows={pending} name="pending" units={units} />
              <RecheckTable rows={done} name="done" units={units} />
            </>
          )}
        </div>
      </UrlStateProvider>
    </ClientMessages>
  );
}
