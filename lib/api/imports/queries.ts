import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { faultError, refusedWhole } from "@/lib/imports/faults";
import type { Problem } from "@/lib/imports/preview";
import { getImport } from "@/lib/imports/queries";
import { READERS } from "@/lib/imports/readers";
import { importJson } from "./rules";
import type { ImportJson } from "./schema";

/** An import with all rows of its preview. */
export async function getImportJson(viewer: Viewer, id: string): Promise<ImportJson> {
  const record = await getImport(viewer, id);
  const rows = await db.importRow.findMany({
    where: { importId: id },
    select: { no: true, action: true, key: true, problems: true, file: { select: { sortNo: true } } },
    orderBy: { no: "asc" },
  });
  const { columns } = await READERS[record.kind]();
  return importJson(
    viewer.locale,
    record,
    rows.map(({ file, problems, ...row }) => ({
      ...row,
      file: file.sortNo,
      problems: problems as unknown as Problem[],
    })),
    new Map(columns.map(({ key, names: [name = key] }) => [key, name])),
  );
}

/** What an upload that waited is answered with: the preview; or the refusal of its file, when all were refused. */
export async function getPreviewJson(viewer: Viewer, id: string): Promise<ImportJson> {
  const { files } = await getImport(viewer, id);
  const refused = refusedWhole(files);
  if (refused) throw faultError(refused);
  return getImportJson(viewer, id);
}
