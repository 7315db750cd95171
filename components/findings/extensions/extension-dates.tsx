import { useTranslations } from "next-intl";
import type { Day } from "@/lib/dates";

interface ExtensionDatesProps {
  originalDueOn: Day | null;
  /** When it was asked for. */
  fromDueOn: Day | null;
  dueOn: Day | null;
}

/** 原时限, 现时限, 申请至: three days that are decided on together. */
export function ExtensionDates({ originalDueOn, fromDueOn, dueOn }: ExtensionDatesProps) {
  const t = useTranslations("finding.extension");
  const days = [
    ["original", originalDueOn],
    ["current", fromDueOn],
    ["asked", dueOn],
  ] as const;
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-1">
      {days.map(([name, day]) => (
        <div key={name}>
          <dt className="text-small text-muted">{t(name)}</dt>
          <dd className={name === "asked" ? "font-bold" : undefined}>{day ?? t("none")}</dd>
        </div>
      ))}
    </dl>
  );
}
