import { randomBytes } from "node:crypto";
import { addDays, type Day, dayOf, daysBetween, fromDay, yearOf } from "@/lib/dates";
import type { Random } from "../random";
import type { StoryCalendar, StoryDay } from "./types";

/** Days of the archived year are written as they were. */
export function archiveCalendar(year: number): StoryCalendar {
  return { year, dayOf: (day) => (typeof day === "string" ? `${year}-${day}` : addDays(`${year}-12-31`, -day)) };
}

/** The longest of the running year's stories began so many days ago. */
const LONGEST = 190;

/** Days of the running year are told from the day of loading; early in the year the stories are told faster. */
export function currentCalendar(now: Day): StoryCalendar {
  const year = yearOf(now);
  const pace = Math.min(1, Math.max(0, daysBetween(`${year}-01-05`, now)) / LONGEST);
  const [yearEnd, nearest] = [`${year}-12-31`, addDays(now, 14)];
  const last = yearEnd > nearest ? yearEnd : nearest;
  const dayOf = (day: StoryDay): Day => {
    if (typeof day === "string") return `${year}-${day}`;
    if (day > 0) return addDays(now, -Math.max(1, Math.round(day * pace)));
    return earliest(addDays(now, -day), last);
  };
  return { year, dayOf };
}

export const earliest = (a: Day, b: Day): Day => (a < b ? a : b);
export const latest = (a: Day, b: Day): Day => (a > b ? a : b);

/** The moments of one story: each later than the one before, in working hours, none to come. */
export class StoryClock {
  private last = 0;

  constructor(private readonly random: Random) {}

  on(day: Day): Date {
    const { random } = this;
    const wished = fromDay(day).getTime() + (random.between(60, 500) * 60 + random.between(0, 59)) * 1000;
    const at = Math.max(wished, this.last + random.between(3, 25) * 60_000);
    const now = Date.now();
    this.last = at < now || dayOf(new Date(at)) < dayOf(new Date(now)) ? at : Math.max(this.last, now - 60_000);
    return new Date(this.last);
  }

  /** A few minutes after what happened last. */
  soon(): Date {
    this.last = Math.min(this.last + this.random.between(2, 9) * 60_000, Math.max(this.last, Date.now() - 60_000));
    return new Date(this.last);
  }
}

let sequence = 0;

/** An id as the database would have made it then (UUID version 7): rows sort by their time. */
export function idAt(at: Date): string {
  sequence = (sequence + 1) % 0x1000;
  const time = at.getTime().toString(16).padStart(12, "0");
  const tail = randomBytes(8);
  tail[0] = 0x80 | ((tail[0] ?? 0) & 0x3f);
  const rest = tail.toString("hex");
  const order = sequence.toString(16).padStart(3, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${order}-${rest.slice(0, 4)}-${rest.slice(4)}`;
}
