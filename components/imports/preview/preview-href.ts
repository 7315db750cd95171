import type { RowAction } from "@/lib/imports/status";

/** What of a preview is looked at: it stands in the address. */
export interface PreviewView {
  action?: RowAction;
  file?: number;
  page?: number;
}

/** The address of a part of a preview. @param place where on the page */
export function previewHref(id: string, { action, file, page = 1 }: PreviewView, place: "rows" | "files" = "rows") {
  const params = new URLSearchParams();
  if (action) params.set("action", action);
  if (file !== undefined) params.set("file", String(file));
  if (page > 1) params.set("page", String(page));
  return `/imports/${id}${params.size > 0 ? `?${params}` : ""}#${place}`;
}
