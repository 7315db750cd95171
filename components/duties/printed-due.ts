import { type Day, formatDayZh } from "@/lib/dates";

/** How a sheet prints a date as a deadline; the language of the document, whatever that of the screen. */
export const printedDue = (dueOn: Day): string => `${formatDayZh(dueOn)}前`;

interface Deadline {
  dueOn: string;
  dueText: string;
}

/** Another date takes the printed words along, unless they were written by hand. */
export function withDueOn({ dueOn, dueText }: Deadline, next: string): Deadline {
  const isOwnWords = dueText !== "" && (dueOn === "" || dueText !== printedDue(dueOn));
  return { dueOn: next, dueText: isOwnWords ? dueText : next && printedDue(next) };
}
