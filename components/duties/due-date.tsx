import { useTranslations } from "next-intl";
import { type Day, daysBetween, yearOf } from "@/lib/dates";

interface DueDateProps {
  dueOn: Day | null;
  dueText: string;
  /** The earliest deadline still owed, when single units have their own. */
  openDueOn?: Day | null;
  /** Days left are said only while something is still owed. */
  isOpen: boolean;
  today: Day;
}

/** `12月31日` and below it `还有 39 天`; what is printed instead of a date when there is none. */
export function DueDate({ dueOn, dueText, openDueOn = dueOn, isOpen, today }: DueDateProps) {
  const t = useTranslations("duties");
  if (dueOn === null) return <span>{dueText || t("noDeadline")}</span>;
  const inWords = (on: Day) => {
    const [year = 0, month = 0, day = 0] = on.split("-").map(Number);
    return year === yearOf(today) ? t("monthDay", { month, day }) : t("fullDay", { year, month, day });
  };
  const note = () => {
    const left = daysBetween(today, dueOn);
    if (openDueOn !== null && openDueOn < dueOn) return t("earliest", { day: inWords(openDueOn) });
    return left === 0 ? t("dueToday") : left > 0 && t("daysLeft", { days: left });
  };
  return (
    <span title={dueText || undefined}>
      <span className="whitespace-nowrap">{inWords(dueOn)}</span>
      {isOpen && (
        <span className="block text-small whitespace-nowrap text-muted in-data-[density=compact]:hidden max-tablet:ml-2 max-tablet:inline">
          {note()}
        </span>
      )}
    </span>
  );
}
