import { useTranslations } from "next-intl";
import { cx } from "./cx";

type LampColour = "GREEN" | "YELLOW" | "RED" | "GREY" | "DONE";

interface LampProps {
  lamp: LampColour;
  /** Days overdue for RED, days left for YELLOW. */
  days?: number | null;
  /** False for 长期坚持: a duty without a date. */
  hasDate?: boolean;
  className?: string;
}

const SHAPE: Record<LampColour, string> = { GREEN: "●", YELLOW: "▲", RED: "■", GREY: "○", DONE: "✓" };

const TONE: Record<LampColour, string> = {
  GREEN: "bg-lamp-green-soft text-lamp-green",
  YELLOW: "bg-lamp-yellow-soft text-lamp-yellow",
  RED: "bg-lamp-red-soft text-lamp-red font-bold",
  GREY: "bg-lamp-grey-soft text-lamp-grey",
  DONE: "bg-lamp-done-soft text-lamp-done",
};

/** Colour, shape and word: `■ 超期 12天`. Readable in greyscale and in print. */
export function Lamp({ lamp, days, hasDate = true, className }: LampProps) {
  const t = useTranslations("common.lamp");
  const isLongTerm = lamp === "GREY" && !hasDate;
  const hasDays = days != null && (lamp === "RED" || lamp === "YELLOW");
  return (
    <span
      data-lamp={lamp}
      className={cx(
        "inline-flex items-center gap-1 rounded-control px-1.5 text-table leading-6 whitespace-nowrap",
        TONE[lamp],
        className,
      )}
    >
      <span aria-hidden className="w-[1em] text-center text-[0.8em]">
        {isLongTerm ? "–" : SHAPE[lamp]}
      </span>
      {isLongTerm ? t("longTerm") : t(lamp)}
      {hasDays && <span>{t("days", { days })}</span>}
    </span>
  );
}
