import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { NumberTile } from "@/components/ui/number-tile";
import type { Day } from "@/lib/dates";
import type { UnitRectification } from "@/lib/home/rectification/queries";
import { HomeSection } from "./home-section";
import { RectifyList } from "./rectify-list";
import { Tiles } from "./tiles";

interface RectificationUnitProps {
  rectification: UnitRectification;
  today: Day;
}

/** The unit's own rectification: what is left, returned, to sign and to check; then what to begin with. */
export function RectificationUnit({ rectification, today }: RectificationUnitProps) {
  const t = useTranslations("home.rectification");
  const { counts, rows } = rectification;
  if (Object.values(counts).every((count) => count === 0)) return null;
  return (
    <HomeSection
      title={t("mine")}
      link={
        <Link href="/findings/mine" className="link">
          {t("allMine")}
        </Link>
      }
    >
      <Tiles label={t("mine")}>
        <NumberTile label={t("toRectify")} value={counts.rectify} href="/findings?task=rectify" />
        <NumberTile label={t("returned")} value={counts.returned} href="/findings?task=rectify&flag=RETURNED" />
        {counts.sign > 0 && <NumberTile label={t("toSign")} value={counts.sign} href="/findings?task=sign" />}
        <NumberTile label={t("toCheck")} value={counts.check} href="/findings?task=check" />
      </Tiles>
      <RectifyList rows={rows} today={today} />
    </HomeSection>
  );
}
