import { useTranslations } from "next-intl";
import { type Day, daysBetween, yearOf } from "@/lib/dates";

interface FindingDueProps {
  dueOn: Day | null;
  /** What is printed instead of a date, or beside it. */
  dueText?: string;
  /** Days left are said only while something is still owed. */
  isOpen: boolean;
  today: Day;
}

/** `12月31日` and below it `还有 39 天`; the words as printed when there is no date. */
export function FindingDue({ dueOn, dueText = "", isOpen, today }: FindingDueProps) {
  const t = useTranslations("findings.due");
  if (dueOn === null) return <span className="text-muted">{dueText || t("none")}</span>;
  const [year = 0, month = 0, day = 0] = dueOn.split("-").map(Number);
  const left = daysBetween(today, dueOn);
  return (
    <span title={dueText || undefined}>
      <span className="whitespace-nowrap">
        {year === yearOf(today) ? t("monthDay", { month, day }) : t("fullDay", { year, month, day })}
      </span>
      {isOpen && left >= 0 && (
        <span className="block text-small whitespace-nowrap text-muted in-data-[density=compact]:hidden max-tablet:ml-2 max-tablet:inline">
          {left === 0 ? t("today") : t("left", { days: left })}
        </span>
      )}
    </span>
  );
}
