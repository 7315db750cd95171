import { useTranslations } from "next-intl";
import { type Day, daysBetween, yearOf } from "@/lib/dates";

interface DueDateProps {
  dueOn: Day | null;
  dueText: string;
  /** Days left are said only while something is still owed. */
  isOpen: boolean;
  today: Day;
}

/** `12月31日` and below it `还有 39 天`; what is printed instead of a date when there is none. */
export function DueDate({ dueOn, dueText, isOpen, today }: DueDateProps) {
  const t = useTranslations("duties");
  if (dueOn === null) return <span>{dueText || t("noDeadline")}</span>;
  const [year = 0, month = 0, day = 0] = dueOn.split("-").map(Number);
  const left = daysBetween(today, dueOn);
  return (
    <span title={dueText || undefined}>
      <span className="whitespace-nowrap">
        {year === yearOf(today) ? t("monthDay", { month, day }) : t("fullDay", { year, month, day })}
      </span>
      {isOpen && left >= 0 && (
        <span className="block text-small whitespace-nowrap text-muted">
          {left === 0 ? t("dueToday") : t("daysLeft", { days: left })}
        </span>
      )}
    </span>
  );
}
