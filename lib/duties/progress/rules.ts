import { addDays, type Day, yearOf } from "@/lib/dates";
import type { DutyStatus, Frequency, ReportStatus } from "@/lib/duties/status";

/** A reporting period as written: a year "2026", a quarter "2026-Q3" or a month "2026-09". */
export type Period = string;

export const PERIOD = /^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$/;

/** Reports of a period are due from this day of its last month on (每季末月25日前). */
const REPORT_DAY = 25;

export function periodKind(period: Period): "YEAR" | "QUARTER" | "MONTH" {
  if (period.length === 4) return "YEAR";
  return period.includes("Q") ? "QUARTER" : "MONTH";
}

/** The last day of a period. */
export function periodEnd(period: Period): Day {
  const year = period.slice(0, 4);
  const kind = periodKind(period);
  const month = kind === "YEAR" ? 12 : kind === "QUARTER" ? Number(period[6]) * 3 : Number(period.slice(5));
  const nextMonth = month === 12 ? `${Number(year) + 1}-01-01` : `${year}-${String(month + 1).padStart(2, "0")}-01`;
  return addDays(nextMonth, -1);
}

/** The first day of a period. */
export function periodStart(period: Period): Day {
  const kind = periodKind(period);
  const months = kind === "YEAR" ? 12 : kind === "QUARTER" ? 3 : 1;
  return `${shiftMonth(periodEnd(period).slice(0, 7), 1 - months)}-01`;
}

/** The period of this frequency that contains the day; a duty without a rhythm is reported by quarter when there is something to say. */
export function periodOf(frequency: Frequency, day: Day): Period {
  const month = Number(day.slice(5, 7));
  if (frequency === "MONTHLY") return day.slice(0, 7);
  if (frequency === "ONCE") return day.slice(0, 4);
  return `${day.slice(0, 4)}-Q${Math.ceil(month / 3)}`;
}

/** End of the last period whose report is due by `today`, or null: none yet this year, or the frequency asks for none. */
export function periodDue(frequency: Frequency, today: Day): Day | null {
  if (frequency !== "QUARTERLY" && frequency !== "MONTHLY") return null;
  const current = periodEnd(periodOf(frequency, today));
  const isDue = today >= `${current.slice(0, 8)}${REPORT_DAY}`;
  if (isDue) return current;
  const months = frequency === "MONTHLY" ? 1 : 3;
  const previous = addDays(`${shiftMonth(current.slice(0, 7), 1 - months)}-01`, -1);
  return yearOf(previous) === yearOf(today) ? previous : null;
}

function shiftMonth(month: string, by: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
}

/** "Last period not reported": a flag beside the lamp, never part of it. */
export function isPeriodMissing(
  { status, frequency, reportedThrough }: { status: DutyStatus; frequency: Frequency; reportedThrough: Day | null },
  today: Day,
): boolean {
  const due = periodDue(frequency, today);
  if (due === null || status === "DONE" || status === "SUBMITTED") return false;
  return reportedThrough === null || reportedThrough < due;
}

/** Periods a sheet may be filled for in a year, newest first, up to the one that contains `today`. */
export function periodsOf(year: number, today: Day): Period[] {
  const last = yearOf(today) > year ? `${year}-12-31` : today;
  if (yearOf(last) < year) return [];
  const months = Array.from(
    { length: Number(last.slice(5, 7)) },
    (_, index) => `${year}-${String(index + 1).padStart(2, "0")}`,
  );
  const quarters = Array.from({ length: Math.ceil(months.length / 3) }, (_, index) => `${year}-Q${index + 1}`);
  return [...quarters.reverse(), ...months.reverse(), String(year)];
}

/** Status after a review; the reviewer may overrule what the report says about being done. */
export function statusAfterAcceptance(isDone: boolean): DutyStatus {
  return isDone ? "DONE" : "IN_PROGRESS";
}

/** Status of an assignment whose pending report is taken back: what the report before it left. */
export function statusAfterWithdrawal(previous: readonly { status: ReportStatus; isUnchanged: boolean }[]): DutyStatus {
  const decided = previous.filter(
    ({ status, isUnchanged }) => !isUnchanged && (status === "ACCEPTED" || status === "RETURNED"),
  );
  const last = decided[decided.length - 1];
  if (last === undefined) return "NOT_STARTED";
  return last.status === "RETURNED" ? "RETURNED" : "IN_PROGRESS";
}
