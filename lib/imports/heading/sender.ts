import type { GridRow } from "@/lib/imports/preview";

const LABEL = /^\s*(?:填报|报送|上报|填表|报告)(?:单位|部门)\s*(?:[(（][^)）]*[)）])?\s*[:：]\s*(.*)$/s;
/** What else stands in the same line: 填报单位：县司法局　　填报时间：…. */
const REST = /\s{2,}.*$|\u3000.*$|\s*(?:填报|填表|报送)(?:时间|日期|人).*$/s;

/** The unit named above a heading: in the cell of 填报单位：, or in the next that holds something. */
export function senderOf(above: readonly GridRow[]): string {
  for (const { cells } of above) {
    const at = cells.findIndex((cell) => LABEL.test(cell));
    if (at < 0) continue;
    const [, behind = ""] = LABEL.exec(cells[at] ?? "") ?? [];
    const name = behind.trim() || (cells.slice(at + 1).find((cell) => cell !== "" && cell !== cells[at]) ?? "");
    return name.replace(REST, "").trim();
  }
  return "";
}
