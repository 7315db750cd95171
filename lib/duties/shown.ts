import { changesBetween } from "@/lib/activity/rules";
import type { Changes } from "@/lib/activity/schema";
import { toDay } from "@/lib/dates";
import { formatPoints } from "@/lib/points";
import type { Duty } from "@/prisma/generated/client";
import type { Standing } from "./assign/parties";

type Words = Pick<
  Duty,
  "code" | "title" | "content" | "criteria" | "leadText" | "unitsText" | "dueText" | "dueOn" | "frequency" | "remark"
> & { points: Duty["points"] | string };

/** A duty's fields as history and the conflict dialog show them. */
export function shownDuty(duty: Words) {
  const { code, title, content, criteria, leadText, unitsText, dueText, frequency, remark } = duty;
  const points = typeof duty.points === "string" ? duty.points : formatPoints(duty.points);
  const dueOn = toDay(duty.dueOn);
  return { code, title, content, criteria, points, leadText, unitsText, dueText, dueOn, frequency, remark };
}

interface Told {
  duty: Words;
  standing: Standing;
}

/** What an edit changed, as history tells it; null when it changed nothing. */
export function dutyChanges(before: Told, after: Told): Changes | null {
  const { leads, applies, ...stands } = after.standing;
  return changesBetween(
    { ...shownDuty(before.duty), ...before.standing },
    {
      ...shownDuty(after.duty),
      ...stands,
      // Units are told by name where the printed words do not tell it already.
      ...(before.duty.leadText === after.duty.leadText && { leads }),
      ...(before.duty.unitsText === after.duty.unitsText && { applies }),
    },
  );
}
