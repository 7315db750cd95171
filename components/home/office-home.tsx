import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";
import { NumberTile } from "@/components/ui/number-tile";
import { PageHeader } from "@/components/ui/page-header";
import type { OfficeHome as Home } from "@/lib/home/queries";
import { KeyTaskStrip } from "./key-task-strip";
import { LateUnits } from "./late-units";
import { RectificationOffice } from "./rectification-office";
import { Tiles } from "./tiles";

interface OfficeHomeProps {
  home: Home;
  unitName: string;
}

/** What waits for the office, then whom it has to chase, then where the key tasks stand. */
export function OfficeHome({ home, unitName }: OfficeHomeProps) {
  const t = useTranslations("home.office");
  const year = useTranslations("home");
  const { units, toReview } = home;
  const sum = (key: "overdue" | "dueSoon" | "missing") => units.reduce((total, unit) => total + unit[key], 0);
  const late = (key: "overdue" | "dueSoon" | "missing") => units.filter((unit) => unit[key] > 0).length;
  return (
    <>
      <PageHeader
        title={t("heading")}
        caption={year("year", { unit: unitName, year: String(home.year) })}
        actions={
          toReview > 0 && (
            <LinkButton href="/review" variant="primary" size="large">
              {t("review")}
            </LinkButton>
          )
        }
      />
      <Tiles label={t("heading")}>
        <NumberTile label={t("toReview")} value={toReview} note={t("toReviewNote")} href="/review" />
        <NumberTile
          label={t("missing")}
          value={sum("missing")}
          note={t("unitsNote", { units: late("missing") })}
          href="/overdue?view=missing"
        />
        <NumberTile
          label={t("overdue")}
          value={sum("overdue")}
          note={t("unitsNote", { units: late("overdue") })}
          href="/overdue"
          tone={sum("overdue") > 0 ? "overdue" : "plain"}
        />
        <NumberTile
          label={t("dueSoon")}
          value={sum("dueSoon")}
          note={t("unitsNote", { units: late("dueSoon") })}
          href="/overdue?lamp=YELLOW"
        />
      </Tiles>
      <RectificationOffice rectification={home.rectification} today={home.today} />
      <div className="grid gap-x-12 desktop:grid-cols-2">
        <LateUnits tab="overdue" units={units} today={home.today} />
        <LateUnits tab="missing" units={units} today={home.today} />
      </div>
      <KeyTaskStrip keyTasks={home.keyTasks} today={home.today} />
    </>
  );
}
