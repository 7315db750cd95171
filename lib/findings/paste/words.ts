import { squeezed } from "@/lib/cells";
import { isAtOnceText, isLongTermText } from "@/lib/due-text";
import type { FindingKind, FindingSource, Severity } from "@/lib/findings/status";

// The first that fits counts: 省审计厅审计反馈 is an audit, 县级考核扣分 an assessment.
const SOURCES: readonly [RegExp, FindingSource][] = [
  [/自查|自评|自检|自纠|自行/, "SELF_CHECK"],
  [/审计/, "AUDIT"],
  [/巡察|巡视/, "PARTY_INSPECTION"],
  [/复议|纠错|诉讼|败诉/, "RECONSIDERATION"],
  [/群众|信访|投诉|举报|来信|热线|12345/, "PUBLIC"],
  [/考核|扣分|评分|考评/, "ASSESSMENT"],
  [/中央|国家/, "INSPECTION_CENTRAL"],
  [/省/, "INSPECTION_PROVINCE"],
  [/市/, "INSPECTION_CITY"],
  [/县|区/, "INSPECTION_COUNTY"],
];

/** 问题来源 in the office's many words for it; null when none fits. */
export function readSource(cell: string): FindingSource | null {
  const text = squeezed(cell);
  return SOURCES.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** 整改类型: as written, else what the deadlines say. */
export function readKind(cell: string, dueTexts: readonly string[]): FindingKind {
  for (const text of [squeezed(cell), ...dueTexts.slice(0, 1)]) {
    if (isLongTermText(text)) return "LONG_TERM";
    if (isAtOnceText(text)) return "IMMEDIATE";
  }
  return "DEADLINE";
}

/** 严重程度; an ordinary one unless it says otherwise. */
export function readSeverity(cell: string): Severity {
  const text = squeezed(cell);
  if (/较重|较大|较严重|重要/.test(text)) return "MAJOR";
  return /严重|重大|特别/.test(text) ? "SERIOUS" : "MINOR";
}

const FOOT = /^(?:合计|小计|总计|备注|注|说明|填表人|填报人|填报单位|审核人|单位负责人|联系电话|制表)(?:[:(].*)?$/s;

/** A line below or above the table: totals, signatures, notes. */
export function isFootLine(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== "");
  return (
    filled.length > 0 &&
    FOOT.test(squeezed(filled[0]!)) &&
    (filled.length <= 3 || /^[合小总]计/.test(squeezed(filled[0]!)))
  );
}
