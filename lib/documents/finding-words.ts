import { type Day, daysBetween } from "@/lib/dates";
import type { FindingRow, UnitName } from "@/lib/findings/queries";
import { closedRate } from "@/lib/findings/rules";
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

export interface FindingSums {
  count: number;
  closed: number;
  measuresTotal: number;
}

/** What is added up under findings. */
export const findingSums = (findings: readonly Pick<FindingRow, "status" | "measuresTotal">[]): FindingSums => ({
  count: findings.length,
  closed: findings.filter(({ status }) => status === "CLOSED").length,
  measuresTotal: findings.reduce((sum, { measuresTotal }) => sum + measuresTotal, 0),
});

/** "合计：问题21个,整改措施27项,已销号21个,完成率100%". */
export function sumsText({ count, closed, measuresTotal }: FindingSums): string {
  const rate = closedRate(closed, count);
  const done = rate === null ? "—" : `${rate}%`;
  return `合计：问题${count}个,整改措施${measuresTotal}项,已销号${closed}个,完成率${done}`;
}
