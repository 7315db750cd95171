const MAX_POINTS = 999.99;

/** "0.5", "０．５分", "2 分", "(15分)": as exact decimal text without needless zeros. Null when it is none, or has cents of cents. */
export function readPoints(cell: string): string | null {
  const text = cell
    .normalize("NFKC")
    .replace(/[\s,]/g, "")
    .replace(/^[([【](.*)[)\]】]$/, "$1")
    .replace(/^(?:满分|共|计|分值:?)|分$/g, "");
  const [, whole, part = ""] = /^(\d{1,3})(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === undefined) return null;
  // What a formula summed: 0.30000000000000004.
  const exact = part.length > 8 ? Number(`${whole}.${part}`).toFixed(6).split(".") : [whole, part];
  const cents = (exact[1] ?? "").replace(/0+$/, "");
  const integer = String(Number(exact[0]));
  if (cents.length > 2 || Number(integer) > MAX_POINTS) return null;
  return cents === "" ? integer : `${integer}.${cents}`;
}

const IN_BRACKETS = /[([【]\s*(?:满分|共|计|分值\s*:?)?\s*(\d{1,3}(?:\.\d{1,2})?)\s*分?\s*[)\]】]\s*$/;
const AT_END = /[\s:](\d{1,3}(?:\.\d{1,2})?)\s*分\s*$/;

/** "一、完善保障措施（15分）" → the name without its points and number, and the points. */
export function readNamed(cell: string): { name: string; points: string | null } {
  const printed = cell.replace(/\s+/g, " ").trim();
  const text = printed.normalize("NFKC");
  const found = IN_BRACKETS.exec(text) ?? AT_END.exec(text);
  // The name keeps its brackets as they are written.
  const name = (printed.length === text.length ? printed : text).slice(0, found?.index);
  return { name: withoutOrdinal(name).trim(), points: found ? readPoints(found[1]!) : null };
}

const NUMERAL = "[一二三四五六七八九十百]{1,4}";
const ORDINAL = new RegExp(
  [
    String.raw`^[(（](?:${NUMERAL}|\d{1,3})[)）][、.．]?`,
    `^第?${NUMERAL}(?:[、.．:：]|[项条类章][、.．:：]?)`,
    String.raw`^\d{1,3}(?:\.\d{1,3}){1,3}[、.．]?(?=[\s\u4e00-\u9fff“"])`,
    String.raw`^\d{1,3}[、.．](?!\d)`,
    String.raw`^\d{1,3}\s+(?=[\u4e00-\u9fff“"])`,
    String.raw`^[A-Za-z]\d{1,3}(?:[、.．:：]|\s)`,
  ].join("|"),
);

/** 一、 (一) 1. 1.1 (1) T01: the number before a name, which says only where it stands. */
export const withoutOrdinal = (text: string): string => {
  const rest = text.trim().replace(ORDINAL, "").trim();
  return rest === "" ? text.trim() : rest;
};

/** 一、 → 1, 1.2 → 1.2: the number that a name carries, as a code; null where it carries none. */
export function ordinalCode(text: string): string | null {
  const trimmed = text.normalize("NFKC").trim();
  const digits = /^(\d{1,2}(?:\.\d{1,2}){0,2})(?=[\s、.\u4e00-\u9fff“"])/.exec(trimmed)?.[1];
  if (digits) return digits;
  const numeral = /^第?([一二三四五六七八九十]{1,3})[、.项条类章]/.exec(trimmed)?.[1];
  return numeral ? String(numberOf(numeral)) : null;
}

function numberOf(numeral: string): number {
  const [tens = "", units = ""] = numeral.includes("十") ? numeral.split("十") : ["零", numeral];
  const digit = (text: string) => "零一二三四五六七八九".indexOf(text.charAt(0) || "零");
  return (tens === "" ? 1 : digit(tens)) * 10 + digit(units);
}
