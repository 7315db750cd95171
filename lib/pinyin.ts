import { pinyin } from "pinyin-pro";

/** Initials of Chinese text in lower case, digits and Latin letters kept: 县市场监督管理局 → "xscjdglj". */
export function initialsOf(text: string): string {
  return pinyin(text, { pattern: "first", toneType: "none", type: "array", nonZh: "consecutive" })
    .join("")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
}

/** What a unit is found by, "gxswj xgyxxhhswj": the initials of its short name as spoken (without 县) and of its full name. A proposal, because libraries misread place names. */
export function unitInitials({ shortName, name }: { shortName: string; name: string }): string {
  return `${initialsOf(shortName.replace(/^县/, ""))} ${initialsOf(name)}`.slice(0, 40);
}
