import type { SheetRow, SheetSpec } from "@/lib/documents/sheet";

const row = (no: number, id: string, [task, content, due, progress, state]: (string | Date | null)[]): SheetRow => ({
  kind: "record",
  origin: { id: `0192c6a0-0000-7000-8000-00000000000${id}`, version: no },
  cells: [no, task ?? "", `A1.${no}`, content ?? "", 0.5, due ?? "", progress ?? "", state ?? ""],
});

/** A sheet of this program with what other programs like to change: dates, numbers, merged cells, signs, spaces, long texts. */
export const OWN_BOOK: SheetSpec = {
  tab: "城关镇",
  title: "2026年高台县法治政府建设任务清单（城关镇）",
  subtitle: ["城关镇", "单位：分"],
  columns: [
    { title: "序号", width: 5 },
    { title: "重点任务", width: 14, isMerged: true, key: "keyTask" },
    { title: "编号", width: 7, key: "code" },
    { title: "具体任务", width: 40, key: "content" },
    { title: "分值", width: 6, key: "points" },
    { title: "完成时限", width: 12, key: "due" },
    { title: "进展情况", width: 30, key: "progress" },
    { title: "状态", width: 9, key: "state", choices: ["未启动", "正在推进", "已完成"] },
  ],
  rows: [
    row(1, "a", ["公共法律服务", "=建设服务站3个", new Date("2026-11-30T00:00:00Z"), " +已建成\n两个 ", "正在推进"]),
    row(2, "b", ["公共法律服务", "12345", "长期坚持", "", "未启动"]),
    row(3, "c", ["依法行政", "“审查”<意见>&备案\t一式两份", null, "长".repeat(31_000), "已完成"]),
    { kind: "summary", label: "合计　3项", span: 8, cells: [] },
  ],
  data: { columns: [{ title: "具体任务", width: 50 }], rows: [["=建设服务站3个"], ["12345"]] },
  roundTrip: {
    ...{ document: "unit-duties", year: 2026, government: "620724", unit: "620724100", period: "2026-Q3" },
    ...{ editable: ["progress", "state"], isLocked: true },
  },
  properties: { unit: "城关镇", year: 2026 },
  operator: "王某",
  exportedAt: new Date("2026-11-23T06:05:00Z"),
};
