import { Lamp } from "@/components/ui/lamp";
import { StatusBadge } from "@/components/ui/status-badge";
import type { DutyRow } from "@/lib/duties/queries";

/** The own unit's share: the lamp where it warns, else where the work stands. */
export function OwnShare({ mine }: { mine: NonNullable<DutyRow["mine"]> }) {
  const isWarning = mine.lamp === "RED" || mine.lamp === "YELLOW";
  return isWarning ? <Lamp lamp={mine.lamp} /> : <StatusBadge status={mine.status} />;
}
