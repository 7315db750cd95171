import type { DutyWrite } from "@/lib/imports/breakdown/record";
import { bareText } from "@/lib/imports/cells/texts";
import type { ImportPlan } from "@/lib/imports/changes";
import type { StoredDuty } from "./stored";

/** A living duty by what a row may mean it. */
interface LivingDuty {
  id: string;
  kind: DutyWrite["kind"];
  code: string;
  title: string;
  content: string;
  indicatorId: string | null;
  keyTaskId: string | null;
}

interface Now {
  plan: ImportPlan;
  /** Those that the rows change or stand under, as they are now. */
  stored: ReadonlyMap<string, StoredDuty>;
  living: readonly LivingDuty[];
}

/** How many rows would be read otherwise now than when the preview was made. */
export function countStale(writes: readonly DutyWrite[], { plan, stored, living }: Now): number {
  const byCode = new Map(living.map((duty) => [duty.code, duty.id]));
  const tasks = new Set(living.filter(({ kind }) => kind === "KEY_TASK").map(({ title }) => bareText(title)));
  const items = new Set(
    living.filter(({ kind }) => kind === "ASSESSMENT_ITEM").flatMap((duty) => [...wordsAt(duty, duty)]),
  );
  const isStale = (write: DutyWrite): boolean => {
    const { id, kind, code, keyTask, indicator, indicatorPoints } = write;
    if (keyTask && ("id" in keyTask ? !isLiving(stored.get(keyTask.id)) : tasks.has(bareText(keyTask.title))))
      return true;
    const owner = code === null ? undefined : byCode.get(code);
    if (owner !== undefined && owner !== id) return true;
    // Issued meanwhile: its indicators are locked.
    if (plan.status === "ISSUED" && ((indicator && !("id" in indicator)) || indicatorPoints.length > 0)) return true;
    if (id !== null) return isChanged(write, stored.get(id), plan);
    if (plan.status === "ISSUED" && write.points !== null) return true;
    if (kind === "KEY_TASK") return tasks.has(bareText(write.title));
    if (code !== null) return false;
    const place = { keyTaskId: idOf(keyTask), indicatorId: idOf(indicator) };
    return [...wordsAt(write, place)].some((words) => items.has(words));
  };
  return writes.filter(isStale).length;
}

const isLiving = (duty: StoredDuty | undefined): boolean => duty !== undefined && duty.voidedAt === null;

function isChanged({ version, points }: DutyWrite, duty: StoredDuty | undefined, plan: ImportPlan): boolean {
  if (!duty || !isLiving(duty) || duty.version !== version) return true;
  const isSame = duty.points === null || points === null ? duty.points === points : duty.points.equals(points);
  return plan.status === "ISSUED" && !isSame;
}

const idOf = (ref: { id: string } | object | null): string | null => (ref && "id" in ref ? ref.id : null);

/** A duty's words where it stands: under its key task, and under its indicator. */
function wordsAt(
  { title, content }: { title: string; content: string },
  { keyTaskId, indicatorId }: { keyTaskId: string | null; indicatorId: string | null },
): Set<string> {
  const texts = [title, content].map(bareText).filter((text) => text !== "");
  const places = [keyTaskId, indicatorId].filter((id) => id !== null);
  return new Set(places.flatMap((place) => texts.map((text) => `${place} ${text}`)));
}
