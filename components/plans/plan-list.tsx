import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import type { listPlans } from "@/lib/duties/plans/queries";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { PlanCreateButton } from "./plan-create-button";

interface PlanListProps {
  plans: Awaited<ReturnType<typeof listPlans>>;
  /** The year to propose. */
  year: number;
  /** Short name of the county, for the proposed title. */
  county: string;
}

export function PlanList({ plans, year, county }: PlanListProps) {
  const t = useTranslations("plans");
  const taken = plans.map((plan) => plan.year);
  const proposed = taken.includes(year) ? Math.max(...taken) + 1 : year;
  const create = (
    <ClientMessages namespaces={["plans"]}>
      <PlanCreateButton
        year={proposed}
        county={county}
        sources={plans.map((plan) => ({ id: plan.id, year: plan.year }))}
      />
    </ClientMessages>
  );
  return (
    <>
      <PageHeader title={t("title")} caption={t("caption")} actions={plans.length > 0 && create} />
      {plans.length === 0 ? (
        <EmptyState title={t("none.title")} text={t("none.text")} action={create} />
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {plans.map((plan) => (
            <li key={plan.id} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 py-3">
              <Link href={`/admin/plans/${plan.id}`} className="link font-bold">
                {plan.title}
              </Link>
              <Badge>{t(`status.${plan.status}`)}</Badge>
              <span className="ml-auto text-table text-muted max-tablet:ml-0 max-tablet:basis-full">
                {t("keyTasks")} {t("count", { count: plan.keyTasks })} · {t("items")}{" "}
                {t("count", { count: plan.items })} · {t("points")} {plan.points}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
