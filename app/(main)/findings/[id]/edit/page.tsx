import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FindingForm } from "@/components/findings/form/finding-form";
import { findingValuesOf } from "@/components/findings/form/finding-form-values";
import { PageHeader } from "@/components/ui/page-header";
import { pageViewer } from "@/lib/auth/viewer";
import { getEditForm } from "@/lib/findings/form/queries";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { forPage } from "@/lib/page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("finding");
  return { title: t("edit") };
}

export default async function EditFindingPage({ params }: PageProps<"/findings/[id]/edit">) {
  const [viewer, { id }, t] = await Promise.all([pageViewer(), params, getTranslations("finding")]);
  const { finding, options } = await forPage(() => getEditForm(viewer, id));
  const initial = findingValuesOf({
    ...finding,
    unitIds: finding.units.map((unit) => unit.id),
    leadUnitId: finding.leadUnit?.id ?? null,
    dutyId: finding.duty?.id ?? null,
    indicatorId: finding.indicator?.id ?? null,
  });
  return (
    <ClientMessages namespaces={["finding", "findings", "duties"]}>
      <PageHeader
        above={t("yearOf", { year: finding.plan.year })}
        title={t("form.editTitle", { number: finding.number })}
      />
      <FindingForm options={options} initial={initial} finding={finding} />
    </ClientMessages>
  );
}
