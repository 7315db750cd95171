import { assertCan } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import type { SheetSpec } from "@/lib/documents/sheet";
import { offeredNames } from "@/lib/documents/template/rules";
import { AppError } from "@/lib/errors";
import { getEmptySheet } from "@/lib/templates/queries";
import type { StarterInput } from "@/lib/templates/schema";
import { TEMPLATE_DOCUMENTS } from "@/lib/templates/status";

/** The built-in layout with place-holders where values stand: what an office changes to its own taste. */
export async function getStarter(viewer: Viewer, { document, format }: StarterInput): Promise<SheetSpec> {
  assertCan(viewer, "manageTemplates");
  if (!(TEMPLATE_DOCUMENTS[document] as readonly string[]).includes(format)) {
    throw new AppError("INVALID", "templateFormat", { field: "format", values: { format } });
  }
  const { columns, signatures, operator, exportedAt, tab } = await getEmptySheet(viewer, document);
  const names = offeredNames(columns);
  return {
    ...{ tab, operator, exportedAt, signatures },
    title: "{{标题}}",
    subtitle: ["填报单位（盖章）：{{单位}}", "导出时间：{{导出时间}}　　操作人：{{导出人}}"],
    columns: columns.map(({ title, group, width, align }) => ({ title, group, width, align })),
    rows: [{ kind: "record", cells: names.map((name) => `{{${name}}}`) }],
    data: { tab: "可用的占位符", columns: [{ title: "占位符", width: 40 }], rows: names.map((name) => [`${name}`]) },
  };
}
