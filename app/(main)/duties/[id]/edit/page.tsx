import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DutyForm } from "@/components/duties/duty-form";
import { valuesOf } from "@/components/duties/duty-form-values";
import { PageHeader } from "@/components/ui/page-header";
import { pageViewer } from "@/lib/auth/viewer";
import { getDutyFormOptions } from "@/lib/duties/form/queries";
import { getDuty } from "@/lib/duties/record/queries";
import { forbidden } from "@/lib/errors";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { forPage } from "@/lib/page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("duties");
  return { title: t("edit") };
}

export default async function EditDutyPage({ params }: PageProps<"/duties/[id]/edit">) {
  const [viewer, { id }, t] = await Promise.all([pageViewer(), params, getTranslations("duties")]);
  const { duty, options } = await forPage(async () => {
    const duty = await getDuty(viewer, id);
    if (!duty.can.edit) throw forbidden();
    return { duty, options: await getDutyFormOptions(viewer, duty.plan.id) };
  });
  const initial = valuesOf({ ...duty, indicatorId: duty.indicator?.id ?? null, keyTaskId: duty.keyTask?.id ?? null });
  return (
    <ClientMessages namespaces={["duties"]}>
      <PageHeader
        above={`${t("yearOf", { year: duty.plan.year })} ${duty.code}`}
        title={t("form.editTitle", { title: duty.title })}
      />
      <DutyForm options={options} initial={initial} duty={{ id: duty.id, version: duty.version }} />
    </ClientMessages>
  );
}
