import { Workbook } from "@cj-tech-master/excelts";
import { viewerOf } from "@/lib/auth/viewer";
import { type Day, yearOf } from "@/lib/dates";
import { db } from "@/lib/db";
import { uploadImport } from "@/lib/imports/upload/mutations";

/** As such sheets come: a title above, a task once for its rows, a unit by a name that it does not have, a deadline nobody can read. */
const rowsOf = (year: number): string[][] => [
  [`${year}年法治政府建设新增工作任务分解表`],
  ["序号", "重点任务", "工作措施", "牵头部门", "责任单位", "完成时限"],
  ["1", "规范涉企行政执法", "制定年度涉企行政检查计划并向社会公布", "市场监管所", "县公安局、县应急管理局", "12月底前"],
  ["2", "", "公开行政检查事项、依据和程序，接受企业监督", "市场监管所", "各行政执法部门", "长期坚持"],
  ["3", "", "组织涉企执法案卷评查，通报典型问题", "县司法局", "各行政执法部门", "适时"],
  ["4", "", "开展行政执法人员轮训，每人不少于60学时", "县司法局", "各行政执法部门", `${year}.12.20`],
  ["备注：未列明时限的，按年度要求完成。"],
];

/**
 * Leaves the office of the demo a preview with something to decide, so that there is one to look at: the program's own
 * reading of a workbook, of which nothing is written.
 */
export async function leavePreview(now: Day): Promise<void> {
  const office = await db.user.findUniqueOrThrow({ where: { username: "office" }, select: { id: true } });
  const year = yearOf(now);
  const book = new Workbook();
  const sheet = book.addWorksheet("任务分解表");
  for (const row of rowsOf(year)) sheet.addRow(row);
  const form = new FormData();
  form.append("kind", "breakdown");
  form.append("year", String(year));
  form.append("file", new File([new Uint8Array(await book.xlsx.writeBuffer())], `${year}年新增工作任务.xlsx`));
  const request = new Request("http://localhost", { method: "POST", body: form });
  await uploadImport(await viewerOf(office.id), request, new AbortController().signal, { waits: true });
}
