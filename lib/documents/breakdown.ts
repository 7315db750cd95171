import { fromDay } from "@/lib/dates";
import type { SheetItem } from "./queries";
import { comesBack } from "./returning";
import type { SheetContext } from "./schema";
import type { SheetSpec } from "./sheet";
import { stampOf, subtitleOf } from "./words";

/** 任务分解表: each key task with its measures, who leads and does them, and by when. */
export function breakdownSheet(items: readonly SheetItem[], context: SheetContext): SheetSpec {
  const { year, county, unit } = context;
  const title = `${year}年${county}法治政府建设工作要点任务分解表`;
  return {
    tab: "任务分解表",
    title: unit ? `${title}（${unit.shortName}）` : title,
    subtitle: subtitleOf(context, "项"),
    columns: [
      { title: "序号", width: 5, align: "center" },
      { title: "重点任务", width: 18, isMerged: true, key: "keyTask" },
      { title: "工作措施（具体任务）", width: 46, key: "content" },
      { title: "牵头部门", width: 14, align: "center", isMerged: true, key: "lead" },
      { title: "责任单位", width: 26, key: "units" },
      { title: "完成时限", width: 12, align: "center", key: "due" },
      { title: "备注", width: 10, key: "remark" },
    ],
    rows: items.map((item, index) => ({
      kind: "record",
      origin: { id: item.id, version: item.version },
      cells: [
        index + 1,
        item.keyTask?.title ?? "",
        item.isKeyTask ? "" : item.content || item.title,
        item.leadText,
        item.unitsText,
        item.dueText || fromDay(item.dueOn),
        item.remark,
      ],
    })),
    data: {
      columns: [
        { title: "序号", width: 6 },
        { title: "重点任务编号", width: 12 },
        { title: "重点任务", width: 30 },
        { title: "编号", width: 8 },
        { title: "事项", width: 30 },
        { title: "工作措施", width: 60 },
        { title: "牵头部门", width: 20 },
        { title: "责任单位", width: 30 },
        { title: "完成时限", width: 18 },
        { title: "时限日期", width: 12 },
        { title: "分值", width: 8 },
        { title: "备注", width: 12 },
      ],
      rows: items.map((item, index) => [
        index + 1,
        item.keyTask?.code ?? null,
        item.keyTask?.title ?? null,
        item.isKeyTask ? null : item.code,
        item.isKeyTask ? null : item.title,
        item.isKeyTask ? null : item.content || item.title,
        item.leadText,
        item.unitsText,
        item.dueText,
        fromDay(item.dueOn),
        item.points,
        item.remark,
      ]),
    },
    roundTrip:
      context.sender === "OFFICE"
        ? comesBack(context, "breakdown", {
            editable: ["keyTask", "content", "lead", "units", "due", "remark"],
            isLocked: false,
          })
        : undefined,
    ...stampOf(context),
  };
}
