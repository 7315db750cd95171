import { pinyin } from "pinyin-pro";

/** Initials of Chinese text in lower case, digits and Latin letters kept: 县市场监督管理局 → "xscjdglj". */
export function initialsOf(text: string): string {
  return pinyin(text, { pattern: "first", toneType: "none", type: "array", nonZh: "consecutive" })
    .join("")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
}
