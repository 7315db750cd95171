import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DutyForm } from "@/components/duties/duty-form";
import { EMPTY_DUTY } from "@/components/duties/duty-form-values";
import { parseLedgerQuery } from "@/components/duties/ledger/ledger-query";
import { PageHeader } from "@/components/ui/page-header";
import { pageViewer } from "@/lib/auth/viewer";
import { getDutyFormOptions, getOpenPlanId } from "@/lib/duties/form/queries";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { forPage } from "@/lib/page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("duties");
  return { title: t("create") };
}

export default async function NewDutyPage({ searchParams }: PageProps<"/duties/new">) {
  const [viewer, search, t] = await Promise.all([pageViewer(), searchParams, getTranslations("duties")]);
  const { input } = parseLedgerQuery(search);
  const options = await forPage(async () => getDutyFormOptions(viewer, await getOpenPlanId(viewer, input.year)));
  return (
    <ClientMessages namespaces={["duties"]}>
      <PageHeader above={t("yearOf", { year: options.plan.year })} title={t("create")} />
      <DutyForm options={options} initial={EMPTY_DUTY} />
    </ClientMessages>
  );
}
