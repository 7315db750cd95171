import { formatDayZh, toDay } from "@/lib/dates";
import { cellText, type SheetCell } from "@/lib/documents/sheet";
import { CELL_PADDING } from "./widths";

/** Characters of a Chinese text that fit on a line. */
const perLine = (width: number, size: number): number => Math.floor((width - 2 * CELL_PADDING) / (size * 20));

/** Dates as they stand in an official text, under their year where the column is narrow. */
export function shownText(value: SheetCell, width: number, size: number): string {
  if (!(value instanceof Date)) return cellText(value);
  const text = formatDayZh(toDay(value));
  // Digits are half as wide as the three characters.
  return perLine(width, size) < Math.ceil((text.length + 3) / 2) ? text.replace("年", "年\n") : text;
}

/** A heading in lines of about the same length: 整改 时限, not 整改时 限; a bracket begins a line. */
export function headText(title: string, width: number, size: number): string {
  const fitting = perLine(width, size);
  if (title.length <= fitting || fitting < 2 || /[\s\w]/.test(title)) return title;
  return title
    .split(/(?=（)/)
    .map((part) => {
      const each = Math.ceil(part.length / Math.ceil(part.length / fitting));
      return part.match(new RegExp(`.{1,${each}}`, "gu"))?.join("\n") ?? part;
    })
    .join("\n");
}
