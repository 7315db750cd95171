import type { ExportJobJson } from "@/lib/api/exports/schema";

/** How far an export in the background is; null when that cannot be told now. */
export async function askExport(id: string): Promise<ExportJobJson | null> {
  try {
    const response = await fetch(`/api/exports/jobs/${id}`);
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
