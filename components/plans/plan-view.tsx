import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import type { getPlan } from "@/lib/duties/plans/queries";
import { settingsOf } from "@/lib/duties/plans/rules";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { IndicatorList } from "./indicator-list";
import { PlanSettings } from "./plan-settings";
import { PlanSteps } from "./plan-steps";

interface PlanViewProps {
  plan: Awaited<ReturnType<typeof getPlan>>;
}

/** One year: how far it is from being issued, its settings and its indicators. */
export function PlanView({ plan }: PlanViewProps) {
  const t = useTranslations("plans");
  const { id, year, title, version, status, keyTasks, items, points } = plan;
  const isOpen = status !== "CLOSED";
  return (
    <ClientMessages namespaces={["plans"]}>
      <PageHeader
        above={<Link href="/admin/plans">{t("title")}</Link>}
        title={
          <>
            {title} <Badge>{t(`status.${status}`)}</Badge>
          </>
        }
        caption={`${t("keyTasks")} ${t("count", { count: keyTasks })} · ${t("items")} ${t("count", { count: items })}`}
        actions={
          <>
            <LinkButton href={`/duties?year=${year}`}>{t("openLedger")}</LinkButton>
            {isOpen && <LinkButton href={`/duties/new?plan=${id}`}>{t("addDuty")}</LinkButton>}
            {isOpen && <LinkButton href={`/duties/order?plan=${id}`}>{t("order")}</LinkButton>}
          </>
        }
      />
      <div className="grid max-w-prose gap-8">
        <PlanSteps {...{ id, year, version, status, keyTasks, items, points }} />
        {isOpen && <PlanSettings key={version} {...{ id, title, version }} saved={settingsOf(plan)} />}
        <IndicatorList planId={id} indicators={plan.indicators} isDraft={status === "DRAFT"} />
      </div>
    </ClientMessages>
  );
}
