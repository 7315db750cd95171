import { useLocale, useTranslations } from "next-intl";
import { BurnDown } from "@/components/charts/burn-down";
import { Link } from "@/components/ui/link";
import { NumberTile } from "@/components/ui/number-tile";
import type { LeaderRectification } from "@/lib/home/rectification/queries";
import { HomeSection } from "./home-section";
import { Tiles } from "./tiles";

/** 整改 in ten seconds: found, closed, overdue, and how what is left went down. */
export function RectificationLeader({ rectification }: { rectification: LeaderRectification }) {
  const t = useTranslations("home.rectification");
  const month = new Intl.DateTimeFormat(useLocale(), { month: "short", timeZone: "UTC" });
  const { found, closed, open, overdue, longTerm, measuresTotal, measuresDone, burnDown } = rectification;
  const title = t("title");
  if (found === 0) {
    return (
      <HomeSection title={title}>
        <p className="py-4 text-muted">{t("nothingFound")}</p>
      </HomeSection>
    );
  }
  const percent = Math.floor((100 * closed) / found);
  const planned = burnDown.at(-1)?.planned ?? open;
  const message = open === 0 ? "sentenceNone" : open > planned ? "sentenceBehind" : "sentenceInTime";
  return (
    <HomeSection
      title={title}
      link={
        <Link href="/findings?view=units" className="link">
          {t("byUnit")}
        </Link>
      }
    >
      <Tiles label={title}>
        <NumberTile
          label={t("found")}
          value={found}
          note={t("measures", { done: measuresDone, total: measuresTotal })}
          href="/findings"
        />
        <NumberTile label={t("closed")} value={closed} note={`${percent}%`} href="/findings?status=CLOSED" />
        <NumberTile
          label={t("overdue")}
          value={overdue}
          note={t("longTerm", { count: longTerm })}
          href="/findings?lamp=RED&sort=dueOn"
          tone={overdue > 0 ? "overdue" : "plain"}
        />
      </Tiles>
      <Link href={OPEN} className="group block px-2 pt-4 hover:bg-sunken max-tablet:px-0" data-print="together">
        <BurnDown
          points={burnDown}
          sentence={t(message, { found, closed, open, planned, overdue, more: open - planned })}
          labels={{ open: t("lineOpen", { count: open }), planned: t("linePlanned", { count: planned }) }}
          monthLabel={(number) => month.format(Date.UTC(2000, number - 1))}
        />
      </Link>
    </HomeSection>
  );
}

/** Exactly what the line counts: neither closed nor void. */
const OPEN =
  "/findings?status=REGISTERED,RECTIFYING,HEAD_REVIEW,LEAD_CHECK,OFFICE_REVIEW,LEADER_APPROVAL,LONG_TERM&sort=dueOn";
