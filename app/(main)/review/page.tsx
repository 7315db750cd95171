import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ReviewFilters } from "@/components/duties/review/review-filters";
import { reviewHref } from "@/components/duties/review/review-href";
import { ReviewView } from "@/components/duties/review/review-view";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { listEvidenceCounts } from "@/lib/attachments/queries";
import { can } from "@/lib/auth/roles";
import { pageViewer } from "@/lib/auth/viewer";
import { today } from "@/lib/dates";
import { reviewFilterSchema } from "@/lib/duties/progress/schema";
import { countPending, listPendingReports } from "@/lib/duties/review/queries";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { parseInput } from "@/lib/input";
import { forPage } from "@/lib/page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("review");
  return { title: t("title") };
}

export default async function ReviewPage({ searchParams }: PageProps<"/review">) {
  const viewer = await pageViewer();
  const params = await searchParams;
  const filter = await forPage(() => parseInput(reviewFilterSchema, params));
  const isHead = can(viewer, "signReport");
  const [t, page, counts] = await Promise.all([
    getTranslations("review"),
    forPage(() => listPendingReports(viewer, filter)),
    isHead ? forPage(() => countPending(viewer)) : null,
  ]);
  const shares = page.items.map(({ assignmentId, period }) => ({ assignmentId, period }));
  const evidence = await forPage(() => listEvidenceCounts(viewer, shares));
  const isSign = filter.tab === "sign";
  const isFiltered = Boolean(filter.unit || filter.keyTask || filter.period || filter.done);
  const tabs = (["review", "sign"] as const).map((tab) => ({
    href: reviewHref({ tab, page: 1 }),
    label: t(`tab.${tab}`),
    count: counts?.[tab],
    isCurrent: filter.tab === tab,
  }));
  return (
    <ClientMessages namespaces={["review", "evidence"]}>
      <PageHeader title={t("title")} caption={t(isSign ? "captionSign" : "caption", { count: page.total })} />
      {counts && <Tabs label={t("tabs")} tabs={tabs} />}
      {(page.total > 0 || isFiltered) && <ReviewFilters filter={filter} options={page.options} />}
      {page.items.length > 0 ? (
        <ReviewView key={reviewHref(filter)} page={page} evidence={evidence} filter={filter} today={today()} />
      ) : isFiltered ? (
        <EmptyState
          title={t("empty.filtered")}
          action={<LinkButton href={reviewHref({ tab: filter.tab, page: 1 })}>{t("empty.showAll")}</LinkButton>}
        />
      ) : (
        <EmptyState
          title={t(isSign ? "empty.signTitle" : "empty.title")}
          text={t(isSign ? "empty.signText" : "empty.text")}
        />
      )}
    </ClientMessages>
  );
}
