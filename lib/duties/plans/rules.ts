import { type Day, fromDay, toDay } from "@/lib/dates";
import type { PlanSettings } from "./schema";

/** The same calendar day in another year; 29 February becomes 28 February in a common year. */
export function moveToYear(day: Day | null, from: number, to: number): Day | null {
  if (day === null) return null;
  const moved = `${Number(day.slice(0, 4)) + to - from}${day.slice(4)}`;
  return toDay(fromDay(moved)) === moved ? moved : `${moved.slice(0, 8)}28`;
}

/** "2025年12月20日前" → "2026年12月20日前": years written out follow the copy, everything else stays as printed. */
export function moveTextToYear(text: string, from: number, to: number): string {
  return text.replaceAll(`${from}年`, `${to}年`).replaceAll(`${from}.`, `${to}.`);
}

/** The settings of a plan, and nothing else of it: what its page edits and a copied year takes over. */
export function settingsOf(plan: PlanSettings): PlanSettings {
  const { headSignOff, closureHead, closureLead, closureOffice, closureLeader, filesPerDuty, megabytesPerUnit } = plan;
  return { headSignOff, closureHead, closureLead, closureOffice, closureLeader, filesPerDuty, megabytesPerUnit };
}
