import { paramsOf } from "@/lib/api/rules";
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
      "content-disposition": `attachment; filename="${sheet}.xlsx"; filename*=UTF-8''${encodeFileName(fileName)}`,
      "content-length": String(bytes.byteLength),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
});

/** RFC 8187: brackets, quotes and stars, which encodeURIComponent leaves, are not allowed either. */
function encodeFileName(name: string): string {
  return encodeURIComponent(name).replace(/['()*!]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}
