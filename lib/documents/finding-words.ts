import { type Day, daysBetween } from "@/lib/dates";
import type { FindingRow, UnitName } from "@/lib/findings/queries";
import { MESSAGES } from "@/lib/i18n/messages";
import { lampText } from "./words";

/** What the sheets of findings say, in Chinese whatever language the screens have. */
export const WORDS = MESSAGES["zh-CN"].findings;

export const unitNames = (units: readonly UnitName[]): string => units.map(({ shortName }) => shortName).join("、");

/** The lamp in shape and word; with a day also how many days it is late or has left. */
export function findingLampText({ status, lamp, dueOn }: FindingRow, today?: Day): string {
  if (status === "VOID") return "—";
  const days = today && dueOn ? daysBetween(today, dueOn) : null;
  return lampText(lamp, days, status !== "LONG_TERM");
}

/** 备注: what is special about it. */
export function remarkOf({ status, kind, relapses, isReturned, hasExtension }: FindingRow): string {
  return [
    ...(relapses > 0 ? [`反弹第${relapses}次`] : []),
    ...(kind === "LONG_TERM" || status === "LONG_TERM" ? [WORDS.kind.LONG_TERM] : []),
    ...(isReturned ? [WORDS.flag.RETURNED] : []),
    ...(hasExtension ? [WORDS.flag.EXTENSION] : []),
    ...(status === "VOID" ? [WORDS.status.VOID] : []),
  ].join("、");
}
