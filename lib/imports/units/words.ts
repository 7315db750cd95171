import { squeezed } from "@/lib/cells";
import type { UnitClass, UnitKind } from "@/prisma/generated/enums";

/** What the list says of a class, as the register shows it. */
export const CLASS_WORDS: Record<UnitClass | "NONE", string> = {
  ENFORCEMENT: "执法部门",
  OTHER: "其他部门",
  TOWN: "镇",
  NONE: "不参加考核",
};

/** 行政执法部门, 乡镇（街道）, 不考核; undefined for words that say none of them. */
export function readClass(cell: string): UnitClass | null | undefined {
  const text = squeezed(cell).replace(/[()]/g, "");
  if (/^(?:不参[加与]?|不纳入|免于?|不)考核|^无$|^[-—/]+$/.test(text)) return null;
  if (/^(?:其[他它]|非执法|综合|党群|党委|一般)/.test(text)) return "OTHER";
  if (/执法/.test(text)) return "ENFORCEMENT";
  return /^(?:各?乡?镇|乡|街道|镇街|乡镇街道)/.test(text) ? "TOWN" : undefined;
}

/** What a new unit is: the office of the government is there already. */
export const kindOfUnit = (name: string, unitClass: UnitClass | null): UnitKind =>
  unitClass === "TOWN" || isTown(name) ? "TOWN" : "DEPARTMENT";

export const isTown = (name: string): boolean => /(?:镇|乡|街道)(?:人民政府|办事处)?$/.test(squeezed(name));

/** Names in one cell, each once. */
export const namesIn = (cell: string): string[] => [
  ...new Set(
    cell
      .split(/[、,，;；/\n]+/)
      .map((name) => name.trim())
      .filter((name) => name !== "" && !/^[-—无]$/.test(name)),
  ),
];

/** 一、行政执法部门: a line between the units. */
export const isSection = (name: string): boolean =>
  /^(?:[一二三四五六七八九十]+[、.．]|[(（][一二三四五六七八九十]+[)）])/.test(name);
