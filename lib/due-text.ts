import { squeezed } from "@/lib/cells";
import { type Day, fromDay, toDay } from "@/lib/dates";

export interface WrittenDue {
  dueOn: Day | null;
  /** As it is to be printed; empty when the date says all. */
  dueText: string;
}

const LONG = /长期|持续|常态|坚持/;
const AGAIN = /^(?:每个?|按)(?:周|旬|月|季度?|半年|年)/;
const AT_ONCE = /立行立改|立即|立改|即知即改|已完成|已整改/;

/** What a system writes after a date. */
const MIDNIGHT = /(?<=\d)[ T]0?0:00(?::00(?:\.0+)?)?$/;
/** A stroke in a cell is none. */
const NOTHING = /^[-—–/]*$/;
/** Of a span its end counts. */
const FROM = /^.+(?:至|到|~|—+|(?<=[月日号])-|(?<=^20\d\d[./]\d{1,2})-(?=20\d\d))(?=.)/;

export const isLongTermText = (text: string): boolean => LONG.test(text);
export const isAtOnceText = (text: string): boolean => AT_ONCE.test(text);

/**
 * A deadline as people write it: 2026-12-31, 2026.12.31, 2026年12月底, 12月底前, 三季度末, 长期坚持, Excel's serial number.
 * Words without a year mean `year`; 每季度末 is due the last time at its end. A word for no day (长期坚持, 立行立改) has no date. Null when it cannot be read.
 */
export function readDue(cell: string, year: number): WrittenDue | null {
  const printed = cell.trim().replace(MIDNIGHT, "").replace(/\s+/g, " ");
  const text = squeezed(printed);
  if (NOTHING.test(text)) return { dueOn: null, dueText: "" };
  const dueOn = AGAIN.test(text) ? lastTime(text, year) : readDay(text.replace(FROM, ""), year);
  if (dueOn !== null) return { dueOn, dueText: /^[\d\-./]+$/.test(text) && !FROM.test(text) ? "" : printed };
  if (printed.length > 60) return null;
  return LONG.test(text) || AT_ONCE.test(text) || AGAIN.test(text) ? { dueOn: null, dueText: printed } : null;
}

/** 每月20日前, 每季度末月10日前, 每半年: the last such day of the year; null where the words do not say which. */
function lastTime(text: string, year: number): Day | null {
  const said = /^(?:每个?|按)(月|季度?|半年|年)(首月|末月|第一个月|最后一个月)?(.*)$/.exec(text);
  if (!said) return null;
  const [, span = "", month = "", rest = ""] = said;
  if (span === "年") return readDay(rest || "年底", year);
  const isFirst = /首|第一/.test(month);
  const number = !isFirst ? 12 : span === "半年" ? 7 : 10;
  return readDay(`${number}月${rest || "底"}`, year);
}

/** 2026年2月30日 → 2026-02-28: the month is known, the day is none. Null where nothing can be made of it. */
export function nearestDue(text: string, year: number): Day | null {
  const month = /(?:(20\d\d)\D)?(\d{1,2})[月\-./]\d{1,2}/.exec(squeezed(text));
  return month ? (readDue(`${month[1] ?? year}年${month[2]}月底`, year)?.dueOn ?? null) : null;
}

/** A day of the calendar, or the last day of the month, quarter or year that is written. */
export function readDay(given: string, year: number): Day | null {
  const text = inDigits(squeezed(given)).replace(
    /[以之]?前(?:完成|整改到位|办结)?。?$|(?:完成|整改到位|办结)。?$/g,
    "",
  );
  const serial = /^[345]\d{4}(?:\.0+)?$/.exec(text);
  if (serial) return within(toDay(new Date(Date.UTC(1899, 11, 30) + Number.parseInt(text, 10) * 86_400_000)));
  const compact = /^(20\d\d)(\d\d)(\d\d)$/.exec(text);
  if (compact) return dayOf(compact[1], compact[2], compact[3], year);
  const full = /^(?:(20\d\d|今|本|当)[年\-./])?(\d{1,2})[月\-./](\d{1,2})[日号]?$/.exec(text);
  if (full) return dayOf(full[1], full[2], full[3], year);
  const month = /^(?:(20\d\d|今|本|当)[年\-./])?(\d{1,2})月?(上旬|中旬|下旬|底|末|份)?$/.exec(text);
  if (month && (month[1] || /月/.test(text))) return lastOf(month[1], month[2], month[3], year);
  const quarter = /^(?:(20\d\d|今|本|当)年)?第?([一二三四1-4])季度[底末内]?$/.exec(text);
  if (quarter)
    return lastOf(quarter[1], String(("一二三四".indexOf(quarter[2]!) + 1 || Number(quarter[2])) * 3), "底", year);
  const half = /^(?:(20\d\d|今|本|当)年)?([上下])半年[底末内]?$/.exec(text);
  if (half) return lastOf(half[1], half[2] === "上" ? "6" : "12", "底", year);
  const end = /^(20\d\d|今|本|当)?年?(?:年?[底末终]|年内|年度?|全年)$/.exec(text) ?? /^(20\d\d)$/.exec(text);
  return end && text !== "年" ? lastOf(end[1], "12", "底", year) : null;
}

const NUMERALS = "〇一二三四五六七八九";

/** 二〇二六年十二月三十一日, as official texts write it. */
function inDigits(text: string): string {
  const digits = (numerals: string) =>
    [...numerals.replaceAll("零", "〇")].map((one) => NUMERALS.indexOf(one)).join("");
  return text
    .replace(/二[〇零][〇零一二三四五六七八九]{2}(?=年)/g, digits)
    .replace(/([一二三])?十([一二三四五六七八九])?(?=[月日号])/g, (_, tens = "一", units = "〇") =>
      digits(tens + units),
    )
    .replace(/[一二三四五六七八九](?=[月日号])/g, digits);
}

const yearIn = (text: string | undefined, year: number) => (text && /\d/.test(text) ? Number(text) : year);

function dayOf(yearText: string | undefined, month: string | undefined, date: string | undefined, year: number) {
  return within(`${yearIn(yearText, year)}-${month?.padStart(2, "0")}-${date?.padStart(2, "0")}`);
}

const PART_ENDS: Record<string, number> = { 上旬: 10, 中旬: 20 };

function lastOf(yearText: string | undefined, month: string | undefined, part: string | undefined, year: number) {
  const number = Number(month);
  if (number < 1 || number > 12) return null;
  const last = new Date(Date.UTC(yearIn(yearText, year), number, 0)).getUTCDate();
  return dayOf(yearText, month, String(PART_ENDS[part ?? ""] ?? last), year);
}

/** The day when the calendar has it and a plan may; 2026-02-30 is none. */
function within(day: string): Day | null {
  const date = fromDay(day);
  if (Number.isNaN(date.getTime()) || toDay(date) !== day) return null;
  return day >= "2000-01-01" && day <= "2100-12-31" ? day : null;
}
