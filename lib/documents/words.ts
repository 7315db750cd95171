import { formatInstant } from "@/lib/dates";
import { type Period, periodKind } from "@/lib/duties/progress/rules";
import type { Lamp } from "@/lib/duties/status";
import { MESSAGES } from "@/lib/i18n/messages";
import type { SheetContext } from "./schema";
import type { SheetColumn } from "./sheet";

/** Words that all sheets share. A sheet is an official document: it is Chinese whatever language the screens have. */

const COMMON = MESSAGES["zh-CN"].common;

export const STATUS_WORDS = COMMON.status;

const LAMP_SHAPES: Record<Lamp, string> = { GREEN: "●", YELLOW: "▲", RED: "■", GREY: "○", DONE: "✓" };

/** "■ 超期 12天": shape and word, readable in black and white. */
export function lampText(lamp: Lamp, days: number | null, hasDate: boolean): string {
  if (lamp === "GREY" && !hasDate) return `– ${COMMON.lamp.longTerm}`;
  const text = `${LAMP_SHAPES[lamp]} ${COMMON.lamp[lamp]}`;
  return days !== null && (lamp === "RED" || lamp === "YELLOW") ? `${text} ${Math.abs(days)}天` : text;
}

/** 高台县人民政府 → 高台县. */
export const countyOf = (government: string): string => government.replace(/人民政府$/, "");

/** "2026-Q3" → 第3季度, "2026-09" → 9月, "2026" → 全年. */
export function periodText(period: Period): string {
  const kind = periodKind(period);
  if (kind === "QUARTER") return `第${period.slice(6)}季度`;
  return kind === "MONTH" ? `${Number(period.slice(5))}月` : "全年";
}

/** Colours of a lamp's text by its shape; the word stays beside it. */
export const LAMP_TINTS: NonNullable<SheetColumn["tints"]> = [
  { text: LAMP_SHAPES.RED, tint: "red" },
  { text: LAMP_SHAPES.YELLOW, tint: "yellow" },
  { text: LAMP_SHAPES.GREEN, tint: "green" },
  { text: LAMP_SHAPES.DONE, tint: "green" },
  { text: LAMP_SHAPES.GREY, tint: "grey" },
];

/** Done and not begun stand out among the words of a status. Red is for overdue alone. */
export const STATUS_TINTS: NonNullable<SheetColumn["tints"]> = [
  { text: STATUS_WORDS.DONE, tint: "green" },
  { text: STATUS_WORDS.RETURNED, tint: "yellow" },
  { text: STATUS_WORDS.NOT_STARTED, tint: "grey" },
];

/** By whom and when a sheet is made, and whose it is. */
export const stampOf = ({ operator, operatorUnit, exportedAt, unit, year, county }: SheetContext) => ({
  operator,
  exportedAt,
  properties: { unit: unit?.name ?? operatorUnit, year, county },
});

/** The line under the title: whose sheet it is, and when and by whom it was made. */
export function subtitleOf(context: SheetContext, measure: "分" | "项", left?: string): [string, string] {
  const { exportedAt, operator, operatorUnit, unit } = context;
  return [
    left ?? `填报单位（盖章）：${unit?.name ?? operatorUnit}`,
    `单位：${measure}　　导出时间：${formatInstant(exportedAt)}　　操作人：${operator}`,
  ];
}

/** "一、组织领导" and "1.1 党的领导": the name with its number in front, unless it carries one already. */
export function indicatorName({ code, name }: { code: string; name: string }): string {
  if (/^[一二三四五六七八九十]+、|^\d/.test(name)) return name;
  return /^\d+$/.test(code) ? `${chineseNumber(Number(code))}、${name}` : `${code} ${name}`;
}

const DIGITS = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** 1–99: 一, 十, 十二, 二十一. */
function chineseNumber(value: number): string {
  const tens = Math.floor(value / 10);
  return `${tens > 1 ? DIGITS[tens] : ""}${tens > 0 ? "十" : ""}${DIGITS[value % 10]}`;
}
