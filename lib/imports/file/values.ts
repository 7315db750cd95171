// How the values of cells become text, the same for every format.

/** Longest text of a cell; Excel holds no longer one. */
const MAX_TEXT = 32_767;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is dropped; the last two come along from web pages
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\ufeff\ufffe\uffff]/g;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** Text without surrounding spaces, line ends as \n, without what cannot be seen or stored. */
export function cleanText(given: string): string {
  return given
    .slice(0, MAX_TEXT)
    .replace(/\r\n?|[\v\f\u0085\u2028]/g, "\n")
    .replace(/\t/g, " ")
    .replace(UNSEEN, "")
    .replace(LONE_SURROGATE, "\ufffd")
    .trim();
}

/** A number as people write it: 0.1 + 0.2 is 0.3, 1e15 is 1000000000000000. */
export function numberText(number: number): string {
  if (!Number.isFinite(number)) return "";
  const rounded = Number(number.toPrecision(15));
  const text = String(Number.isFinite(rounded) ? rounded : number);
  const [, sign = "", whole = "", part = "", exponent] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(text) ?? [];
  if (exponent === undefined) return text === "-0" ? "0" : text;
  const shift = Number(exponent);
  if (shift > 0) return sign + whole + part.padEnd(shift, "0");
  return `${sign}0.${"0".repeat(-shift - 1)}${whole}${part}`;
}

export const booleanText = (value: boolean): string => (value ? "TRUE" : "FALSE");

/** What a number format makes of a number; null: a number. */
export type DateForm = "DAY" | "MONTH" | "YEAR" | "TIME" | null;

/** Formats that have no code in the file; 27–36 and 50–58 are those of Chinese Excel. */
const BUILT_IN: Record<number, DateForm> = {
  17: "MONTH",
  27: "MONTH",
  36: "MONTH",
  50: "MONTH",
  52: "MONTH",
  57: "MONTH",
};
for (const id of [14, 15, 16, 22, 28, 29, 30, 31, 51, 53, 54, 58]) BUILT_IN[id] = "DAY";
for (const id of [18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56]) BUILT_IN[id] = "TIME";

/** @param code as written in the file, if it is: "yyyy/m/d;@", "[$-804]aaaa;@", "m月d日" */
export function dateForm(id: number, code: string | undefined): DateForm {
  if (code === undefined) return BUILT_IN[id] ?? null;
  const [first = ""] = code
    .slice(0, 255)
    .replace(/"[^"]*"?|\\.|[_*]./g, "")
    .split(";");
  const isDuration = /\[[hms]+\]/i.test(first);
  const letters = first.replace(/\[[^\]]*\]|general|am\/pm|a\/p|上午\/下午/gi, "").toLowerCase();
  if (isDuration) return "TIME";
  if (/[#0?@]/.test(letters.replace(/\.0+/g, ""))) return null;
  const hasYear = /[ye]/.test(letters);
  if (/d|a{3,4}/.test(letters)) return "DAY";
  if (/[hs]/.test(letters)) return hasYear ? "DAY" : "TIME";
  if (hasYear) return letters.includes("m") ? "MONTH" : "YEAR";
  return letters.includes("m") ? "MONTH" : null;
}

const DAY_MS = 86_400_000;
/** 9999-12-31. */
const LAST_SERIAL = 2_958_465;

/**
 * A serial date under its format: "2026-12-31"; where the format shows no day, "2026年12月", because that is what was meant; of a
 * time alone "14:30". A number that is no date stays one.
 */
export function serialText(serial: number, form: DateForm, is1904: boolean): string {
  const days = serial + (is1904 ? 1462 : 0);
  if (form === null || !(days >= 0 && days < LAST_SERIAL + 1)) return numberText(serial);
  if (form === "TIME" && serial < 1) return timeText(serial);
  // Excel has a 29th of February 1900; before it every serial is one day off.
  const whole = Math.floor(days + 1e-9);
  if (whole < 1) return numberText(serial);
  return dayText(new Date(Date.UTC(1899, 11, whole < 60 ? 31 : 30) + whole * DAY_MS).toISOString().slice(0, 10), form);
}

/** "2026-12-31" as its format shows it. */
export function dayText(day: string, form: DateForm): string {
  const [year, month] = day.split("-");
  if (form === "MONTH") return `${year}年${Number(month)}月`;
  return form === "YEAR" ? `${year}年` : day;
}

function timeText(part: number): string {
  const minutes = Math.round(part * 1440);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}
