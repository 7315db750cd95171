/** A calendar date in the business time zone, "YYYY-MM-DD". Comparable with < and >. */
export type Day = string;

// Asia/Shanghai has kept UTC+8 without summer time since 1991.
const OFFSET_MS = 8 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Today in Asia/Shanghai. The only clock that deadlines may be compared with. */
export function today(now: Date = new Date()): Day {
  return new Date(now.getTime() + OFFSET_MS).toISOString().slice(0, 10);
}

/** The instant's calendar date in Asia/Shanghai. */
export const dayOf = (instant: Date): Day => today(instant);

/** A DATE column's value (midnight UTC) as a day. */
export function toDay(date: Date): Day;
export function toDay(date: Date | null): Day | null;
export function toDay(date: Date | null): Day | null {
  return date === null ? null : date.toISOString().slice(0, 10);
}

/** A day as the value of a DATE column. */
export function fromDay(day: Day): Date;
export function fromDay(day: Day | null): Date | null;
export function fromDay(day: Day | null): Date | null {
  return day === null ? null : new Date(`${day}T00:00:00Z`);
}

export function addDays(day: Day, days: number): Day {
  return toDay(new Date(fromDay(day).getTime() + days * DAY_MS));
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((fromDay(to).getTime() - fromDay(from).getTime()) / DAY_MS);
}

export const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** "2026-11-23 14:05" in Asia/Shanghai. */
export function formatInstant(instant: Date): string {
  return new Date(instant.getTime() + OFFSET_MS).toISOString().slice(0, 16).replace("T", " ");
}

/** "2026年11月23日". */
export function formatDayZh(day: Day): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}
