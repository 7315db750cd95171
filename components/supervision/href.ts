import type { OverdueTab } from "@/lib/supervision/schema";

interface OverdueAddress {
  tab?: OverdueTab;
  year?: number;
  /** Codes of units. */
  unit?: readonly string[];
  page?: number;
}

/** The address of a list of late work, the same for the page and its sheet; what is the default is left out. */
export function overdueHref({ tab = "overdue", year, unit = [], page = 1 }: OverdueAddress, path = "/overdue"): string {
  const params = new URLSearchParams();
  if (year !== undefined) params.set("year", String(year));
  if (tab === "dueSoon") params.set("lamp", "YELLOW");
  if (tab === "missing") params.set("view", "missing");
  if (unit.length > 0) params.set("unit", unit.join(","));
  if (page > 1) params.set("page", String(page));
  return params.size > 0 ? `${path}?${params}` : path;
}
