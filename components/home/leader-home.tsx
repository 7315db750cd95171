import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { NumberTile } from "@/components/ui/number-tile";
import { PageHeader } from "@/components/ui/page-header";
import type { LeaderHome as Home } from "@/lib/home/queries";
import { HomeSection } from "./home-section";
import { RectificationLeader } from "./rectification-leader";
import { RectificationWaiting } from "./rectification-waiting";
import { RedList } from "./red-list";
import { Tiles } from "./tiles";
import { UnitBars } from "./unit-bars";

interface LeaderHomeProps {
  home: Home;
  governmentName: string;
}

const ITEMS = "kind=ASSESSMENT_ITEM";
const ALL_RED = `/duties?${ITEMS}&lamp=RED&sort=openDueOn`;

/** Ten seconds: what waits for this leader, three numbers, what is overdue, how rectification goes, which units are behind. */
export function LeaderHome({ home, governmentName }: LeaderHomeProps) {
  const t = useTranslations("home.leader");
  const year = useTranslations("home");
  const { overdue, dueSoon, done, total } = home.counts;
  const [, month = "", day = ""] = home.today.split("-").map((part) => String(Number(part)));
  const { approvals, waiting } = home.rectification;
  const percent = total > 0 ? Math.floor((100 * done) / total) : 0;
  return (
    <>
      <PageHeader
        title={t("heading")}
        caption={`${year("year", { unit: governmentName, year: String(home.year) })} · ${year("asOf", { month, day })}`}
      />
      {approvals.length > 0 && (
        <div className="-mt-8 pb-6">
          <HomeSection
            title={t("toApprove", { count: waiting.approve })}
            link={
              <Link href="/findings?task=approve" className="link">
                {t("approveAll")}
              </Link>
            }
          >
            <RectificationWaiting rows={approvals} verb="approve" today={home.today} />
          </HomeSection>
        </div>
      )}
      <Tiles label={t("heading")}>
        <NumberTile
          label={t("overdue")}
          value={overdue}
          note={t("overdueNote", { units: home.units.filter((unit) => unit.overdue > 0).length })}
          href={ALL_RED}
          tone={overdue > 0 ? "overdue" : "plain"}
        />
        <NumberTile
          label={t("dueSoon")}
          value={dueSoon}
          note={t("dueSoonNote")}
          href={`/duties?${ITEMS}&lamp=YELLOW&sort=openDueOn`}
        />
        <NumberTile
          label={t("completion")}
          value={`${percent}%`}
          note={t("ofItems", { done, total })}
          href={`/duties?${ITEMS}&status=DONE`}
        />
      </Tiles>
      <HomeSection
        title={t("red")}
        link={
          overdue > 0 && (
            <Link href="/overdue" className="link">
              {t("byUnit")}
            </Link>
          )
        }
      >
        {home.red.length === 0 ? (
          <p className="py-4 text-muted">{t("redNone")}</p>
        ) : (
          <RedList rows={home.red} today={home.today} />
        )}
        {overdue > home.red.length && (
          <p className="py-3 text-table" data-print="off">
            <Link href={ALL_RED} className="link">
              {t("allRed", { count: overdue })}
            </Link>
          </p>
        )}
      </HomeSection>
      <RectificationLeader rectification={home.rectification} />
      <HomeSection title={t("units")}>
        <UnitBars late={home.units} units={home.bars} />
      </HomeSection>
    </>
  );
}
