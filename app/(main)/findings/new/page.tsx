import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FindingForm } from "@/components/findings/form/finding-form";
import { findingValuesOf } from "@/components/findings/form/finding-form-values";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { pageViewer } from "@/lib/auth/viewer";
import { getRaiseForm } from "@/lib/findings/form/queries";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { forPage } from "@/lib/page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("finding");
  return { title: t("form.newTitle") };
}

/** An id out of the address; given twice, the first holds. */
const one = (value: string | string[] | undefined) => [value].flat()[0];

export default async function NewFindingPage({ searchParams }: PageProps<"/findings/new">) {
  const [viewer, search, t] = await Promise.all([pageViewer(), searchParams, getTranslations("finding")]);
  const from = { duty: one(search.duty), report: one(search.report) };
  const { options, duty, input } = await forPage(() => getRaiseForm(viewer, from));
  return (
    <ClientMessages namespaces={["finding", "findings", "duties"]}>
      <PageHeader
        above={t("yearOf", { year: options.plan.year })}
        title={t("form.newTitle")}
        caption={
          duty && (
            <Link href={`/duties/${duty.id}`} className="link">
              {t("form.onDuty", { code: duty.code, title: duty.title })}
            </Link>
          )
        }
      />
      <FindingForm options={options} initial={findingValuesOf(input)} reportId={input.reportId} />
    </ClientMessages>
  );
}
