import { pinyin } from "pinyin-pro";

/** Pinyin initials of a name, "市场监管局" → "scjgj": a proposal, because libraries misread place names. */
export function initialsOf(name: string): string {
  return pinyin(name, { pattern: "first", toneType: "none", type: "array", nonZh: "consecutive" })
    .join("")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")
    .slice(0, 40);
}
