import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { NumberTile } from "@/components/ui/number-tile";
import type { Day } from "@/lib/dates";
import type { OfficeRectification } from "@/lib/home/rectification/queries";
import { HomeSection } from "./home-section";
import { RectificationWaiting } from "./rectification-waiting";
import { Tiles } from "./tiles";

interface RectificationOfficeProps {
  rectification: OfficeRectification;
  today: Day;
}

/** What the office has to decide about findings, and whom it has to chase. */
export function RectificationOffice({ rectification, today }: RectificationOfficeProps) {
  const t = useTranslations("home.rectification");
  const { counts, reviews } = rectification;
  return (
    <HomeSection
      title={t("title")}
      link={
        <Link href="/findings" className="link">
          {t("allFindings", { count: counts.found })}
        </Link>
      }
    >
      <Tiles label={t("title")}>
        <NumberTile label={t("toReview")} value={counts.review} href="/findings?status=OFFICE_REVIEW" />
        <NumberTile label={t("toExtend")} value={counts.extensions} href="/findings?flag=EXTENSION" />
        <NumberTile
          label={t("overdue")}
          value={counts.overdue}
          href="/findings?lamp=RED&sort=dueOn"
          tone={counts.overdue > 0 ? "overdue" : "plain"}
        />
        <NumberTile label={t("toRecheck")} value={counts.rechecks} href="/findings/rechecks" />
      </Tiles>
      <RectificationWaiting rows={reviews} verb="review" today={today} />
      {counts.waiting > reviews.length && (
        <p className="py-3 text-table" data-print="off">
          <Link href="/findings?task=review" className="link">
            {t("allWaiting", { count: counts.waiting })}
          </Link>
        </p>
      )}
    </HomeSection>
  );
}
