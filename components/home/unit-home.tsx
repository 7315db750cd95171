import { useTranslations } from "next-intl";
import { usePeriodName } from "@/components/duties/use-period-name";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { NumberTile } from "@/components/ui/number-tile";
import { PageHeader } from "@/components/ui/page-header";
import type { UnitHome as Home } from "@/lib/home/queries";
import { HomeSection } from "./home-section";
import { RectificationUnit } from "./rectification-unit";
import { Tiles } from "./tiles";
import { TodoList } from "./todo-list";

interface UnitHomeProps {
  home: Home;
  unitName: string;
}

/** What the unit has to do, with the next thing to press; reporting the period first. */
export function UnitHome({ home, unitName }: UnitHomeProps) {
  const t = useTranslations("home.unit");
  const year = useTranslations("home");
  const { missing, returned, dueSoon, overdue } = home.counts;
  const isIdle = Object.values(home.rectification.counts).every((count) => count === 0);
  const period = usePeriodName()(home.period);
  const message =
    missing > 0 ? t("missing", { count: missing }) : t(home.isPeriodDue ? "complete" : "notDue", { period });
  return (
    <>
      <PageHeader title={t("heading")} caption={year("year", { unit: unitName, year: String(home.year) })} />
      <section className="flex flex-wrap items-center justify-between gap-4 pb-5">
        <p className="text-title">{message}</p>
        <LinkButton
          href={`/reports?period=${home.period}`}
          variant={missing > 0 ? "primary" : "plain"}
          size="large"
          className="max-tablet:w-full"
        >
          {t("fill", { period })}
        </LinkButton>
      </section>
      <Tiles label={t("counts")}>
        <NumberTile label={t("toReport")} value={missing} href="/duties?myMissing=1" />
        <NumberTile label={t("returned")} value={returned} href="/duties?myStatus=RETURNED" />
        <NumberTile label={t("dueSoon")} value={dueSoon} href="/duties?myLamp=YELLOW" />
        <NumberTile
          label={t("overdue")}
          value={overdue}
          href="/duties?myLamp=RED"
          tone={overdue > 0 ? "overdue" : "plain"}
        />
        {home.pending.sign > 0 && <NumberTile label={t("toSign")} value={home.pending.sign} href="/review?tab=sign" />}
        {home.pending.review > 0 && <NumberTile label={t("toReview")} value={home.pending.review} href="/review" />}
      </Tiles>
      {home.todo.length > 0 && (
        <HomeSection title={t("first")}>
          <TodoList rows={home.todo} today={home.today} />
        </HomeSection>
      )}
      <RectificationUnit rectification={home.rectification} today={home.today} />
      {home.todo.length === 0 && isIdle && (
        <EmptyState
          title={t("none")}
          text={t("noneText")}
          action={<LinkButton href="/duties">{t("duties")}</LinkButton>}
        />
      )}
    </>
  );
}
