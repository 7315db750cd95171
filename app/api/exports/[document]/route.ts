import { paramsOf } from "@/lib/api/rules";
import { attachmentDisposition } from "@/lib/content-disposition";
import { exportSheet } from "@/lib/documents/mutations";
import { sheetOf } from "@/lib/documents/schema";
import { notFound } from "@/lib/errors";
import { route } from "@/lib/route";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** GET /api/exports/{breakdown|score-sheet|overdue|duties}.xlsx with the parameters of the page whose rows it prints. */
export const GET = route<{ document: string }>(async (viewer, request, { document }) => {
  const sheet = sheetOf(document);
  if (!sheet) throw notFound();
  const { bytes, fileName } = await exportSheet(viewer, sheet, paramsOf(request.nextUrl.searchParams));
  return new Response(bytes, {
    headers: {
      "content-type": XLSX,
      "content-disposition": attachmentDisposition(fileName, `${sheet}.xlsx`),
      "content-length": String(bytes.byteLength),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
});
