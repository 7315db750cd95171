import { Lamp } from "@/components/ui/lamp";
import { type Day, daysBetween } from "@/lib/dates";
import type { Lamp as LampColour } from "@/lib/duties/status";

interface DutyLampProps {
  lamp: LampColour;
  /** The deadline the lamp speaks of: the earliest still owed. */
  openDueOn: Day | null;
  dueOn: Day | null;
  /** The deadline as printed; words without a date are a duty for the long term. */
  dueText?: string;
  today: Day;
}

export function DutyLamp({ lamp, openDueOn, dueOn, dueText = "", today }: DutyLampProps) {
  const days = openDueOn === null ? null : Math.abs(daysBetween(today, openDueOn));
  return <Lamp lamp={lamp} days={days || null} hasDate={dueOn !== null || dueText === ""} />;
}
