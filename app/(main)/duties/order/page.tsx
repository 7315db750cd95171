import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DutyOrder } from "@/components/duties/duty-order";
import { parseLedgerQuery } from "@/components/duties/ledger/ledger-query";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { pageViewer } from "@/lib/auth/viewer";
import { getOpenPlanId, listDutyOrder } from "@/lib/duties/form/queries";
import { DUTY_KINDS } from "@/lib/duties/status";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { forPage } from "@/lib/page";
import { getLedgerYear } from "@/lib/plans/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("duties");
  return { title: t("order.title") };
}

export default async function DutyOrderPage({ searchParams }: PageProps<"/duties/order">) {
  const [viewer, search, t] = await Promise.all([pageViewer(), searchParams, getTranslations("duties")]);
  const { input } = parseLedgerQuery(search);
  const kind = input.kind?.[0] ?? "KEY_TASK";
  const { planId, year, duties } = await forPage(async () => {
    const planId = await getOpenPlanId(viewer, input.year);
    const { year } = await getLedgerYear(viewer, input.year);
    return { planId, year: year ?? 0, duties: await listDutyOrder(viewer, planId) };
  });
  const tabs = DUTY_KINDS.map((one) => ({
    href: `/duties/order?year=${year}&kind=${one}`,
    label: t(`kind.${one}`),
    count: duties.filter((duty) => duty.kind === one).length,
    isCurrent: one === kind,
  }));
  return (
    <ClientMessages namespaces={["duties"]}>
      <PageHeader above={t("yearOf", { year })} title={t("order.title")} caption={t("order.text")} />
      <Tabs label={t("order.title")} tabs={tabs} />
      <DutyOrder key={kind} {...{ planId, year, kind }} duties={duties.filter((duty) => duty.kind === kind)} />
    </ClientMessages>
  );
}
