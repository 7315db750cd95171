import { useTranslations } from "next-intl";
import { Lamp } from "@/components/ui/lamp";
import { type Day, daysBetween } from "@/lib/dates";
import type { Lamp as LampColour } from "@/lib/duties/status";
import type { FindingStatus } from "@/lib/findings/status";

interface FindingLampProps {
  lamp: LampColour;
  status: FindingStatus;
  /** The earliest deadline still owed by its measures. */
  dueOn: Day | null;
  today: Day;
}

/** The light of a finding, or of a measure within it; 长期坚持 has no date, a void one no light. */
export function FindingLamp({ lamp, status, dueOn, today }: FindingLampProps) {
  const t = useTranslations("findings");
  if (status === "VOID") return <span className="text-table text-muted">{t("status.VOID")}</span>;
  const days = dueOn === null ? null : Math.abs(daysBetween(today, dueOn));
  return <Lamp lamp={lamp} days={days || null} hasDate={status !== "LONG_TERM"} />;
}
