import { squeezed } from "@/lib/cells";
import { readDay, readDue } from "@/lib/due-text";
import type { PasteFault } from "@/lib/findings/paste/table";
import type { MeasureStatus } from "@/lib/findings/status";
import { refusal } from "@/lib/imports/merge";
import type { Problem } from "@/lib/imports/preview";
import type { KnownMeasure, MeasureWords } from "./known";

/** 完成情况 as this program writes it. */
export const STATE_WORDS: Record<MeasureStatus, string> = {
  NOT_STARTED: "未启动",
  IN_PROGRESS: "正在推进",
  NEARLY_DONE: "基本完成",
  DONE: "已完成",
};

/** 完成情况 in the many words for it; null when none fits. */
export function readMeasureState(cell: string): MeasureStatus | null {
  const text = squeezed(cell);
  if (/未启动|未开始|未开展|尚未整改|^未整改/.test(text)) return "NOT_STARTED";
  if (/基本完成|基本整改|基本到位|接近完成/.test(text)) return "NEARLY_DONE";
  if (/未|没|否|部分|正在|推进|进行|持续|长期|坚持|整改中|阶段|有序|中$/.test(text)) return "IN_PROGRESS";
  return /完成|办结|到位|销号|完毕|^已整改|^是$|^[√✓]$|100%/.test(text) ? "DONE" : null;
}

/** A deadline as a sheet prints it. */
export const dueCell = ({ dueText, dueOn }: Pick<KnownMeasure, "dueText" | "dueOn">): string =>
  dueText || (dueOn ?? "");

/** The same words, or the same day in other words. */
export function isSameDue(year: number): (a: string, b: string) => boolean {
  return (a, b) => {
    if (squeezed(a) === squeezed(b)) return true;
    const day = readDue(a, year)?.dueOn ?? null;
    return day !== null && day === readDue(b, year)?.dueOn;
  };
}

export function isSameDay(year: number): (a: string, b: string) => boolean {
  return (a, b) => squeezed(a) === squeezed(b) || (readDay(a, year) !== null && readDay(a, year) === readDay(b, year));
}

/** What is reported on a measure that is new: null when the row says nothing of it. */
export function firstReport(cells: Readonly<Record<string, string>>, state: MeasureStatus | null): MeasureWords | null {
  const text = (cells.progress ?? "").trim();
  if (text === "" && (state === null || state === "NOT_STARTED")) return null;
  const status = state ?? "IN_PROGRESS";
  return { text: text || STATE_WORDS[status], status };
}

/** As much as is printed of a deadline. */
export const DUE_LENGTH = 60;

export const longDue = (text: string): Problem =>
  refusal("due", "tooLong", text.slice(0, 40), { values: { limit: DUE_LENGTH } });

/** Words of a report that are too many or too few. */
export function wordFaults(text: string): Problem[] {
  if (text.length > 2_000) return [refusal("progress", "tooLong", text.slice(0, 40), { values: { limit: 2_000 } })];
  return [...text].length < 2 ? [refusal("progress", "tooShort", text, { values: { limit: 2 } })] : [];
}

export function unreadState(cell: string): Problem {
  const allowed = Object.values(STATE_WORDS).join("、");
  return refusal("state", "stateUnread", cell, { values: { allowed }, suggestion: STATE_WORDS.IN_PROGRESS });
}

const LEAST = { text: 4, measure: 2 } as const;

/** What the reader of pasted cells found at fault, in the words of imports. */
export function problemOf({ column, key, text, suggestion }: PasteFault): Problem {
  const more = suggestion === null ? {} : { suggestion };
  const limit = { values: { limit: Number(text) } };
  switch (key) {
    case "sourceRequired":
      return refusal(column, "required", text, { suggestion: "自查" });
    case "unitRequired":
      return refusal(column, "required", text);
    case "textShort":
      return text === ""
        ? refusal(column, "required")
        : refusal(column, "tooShort", text, { values: { limit: column === "text" ? LEAST.text : LEAST.measure } });
    case "tooLong":
    case "tooManyMeasures":
      return refusal(column, key, "", limit);
    case "sourceForbidden":
    case "tooManyProblems":
      return refusal(column, "unitForbidden", text);
    default:
      return refusal(column, key, text, more);
  }
}
