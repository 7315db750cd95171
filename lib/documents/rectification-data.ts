import { fromDay } from "@/lib/dates";
import type { MeasureRow } from "@/lib/findings/measures/queries";
import { findingLampText, remarkOf, unitNames, WORDS } from "./finding-words";
import type { SheetFinding } from "./findings/queries";
import type { DataSheet, SheetCell } from "./sheet";

/** The 整改台账 as plain data: one row per measure, everything repeated, nothing merged. */
export function rectificationData(findings: readonly SheetFinding[]): DataSheet {
  const columns: [string, number, (finding: SheetFinding, measure: MeasureRow | null, place: number) => SheetCell][] = [
    ["序号", 6, (_, __, place) => place + 1],
    ["编号", 11, (finding) => finding.number],
    ["问题来源", 14, (finding) => WORDS.source[finding.source]],
    ["整改类型", 10, (finding) => WORDS.kind[finding.kind]],
    ["严重程度", 9, (finding) => WORDS.severity[finding.severity]],
    ["存在问题", 50, (finding) => finding.text],
    ["问题根源", 30, (finding) => finding.rootCause],
    ["整改目标", 24, (finding) => finding.goal],
    ["责任单位", 24, (finding) => unitNames(finding.units)],
    ["牵头部门", 16, (finding) => finding.leadUnit?.name ?? null],
    ["指标", 20, (finding) => finding.indicatorName],
    ["事项编号", 9, (finding) => finding.dutyCode],
    ["事项", 26, (finding) => finding.dutyTitle],
    ["发现时间", 12, (finding) => fromDay(finding.foundOn)],
    ["发现单位", 16, (finding) => finding.foundBy],
    ["依据文件", 20, (finding) => finding.instruction],
    ["状态", 18, (finding) => WORDS.status[finding.status]],
    ["状态灯", 10, (finding) => findingLampText(finding)],
    ["销号时间", 12, (finding) => fromDay(finding.closedOn)],
    ["佐证材料数", 10, (finding) => finding.evidence],
    ["措施序号", 9, (_, measure) => measure?.sortNo ?? null],
    ["整改措施", 50, (_, measure) => measure?.text ?? null],
    ["措施牵头单位", 16, (_, measure) => measure?.leadUnit.name ?? null],
    ["措施责任单位", 24, (_, measure) => (measure ? unitNames(measure.units) : null)],
    ["责任人", 10, (_, measure) => measure?.person ?? null],
    ["整改时限", 16, (_, measure) => measure?.dueText ?? null],
    ["时限日期", 12, (_, measure) => fromDay(measure?.dueOn ?? null)],
    ["原时限日期", 12, (_, measure) => fromDay(measure?.originalDueOn ?? null)],
    ["整改进展", 50, (_, measure) => measure?.progress ?? null],
    ["完成情况", 10, (_, measure) => (measure ? WORDS.measureStatus[measure.status] : null)],
    ["完成时间", 12, (_, measure) => fromDay(measure?.doneOn ?? null)],
    ["备注", 16, (finding) => remarkOf(finding)],
  ];
  return {
    columns: columns.map(([title, width]) => ({ title, width })),
    rows: findings.flatMap((finding, place) =>
      (finding.measures.length > 0 ? finding.measures : [null]).map((measure) =>
        columns.map(([, , cell]) => cell(finding, measure, place)),
      ),
    ),
  };
}
