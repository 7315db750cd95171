import type { OverdueTab } from "@/lib/supervision/schema";

interface OverdueAddress {
  tab?: OverdueTab;
  year?: number;
  /** Codes of units. */
  unit?: readonly string[];
  page?: number;
}

/** The address of a list of late work. */
export function overdueHref(address: OverdueAddress): string {
  const params = overdueParams(address);
  return params.size > 0 ? `/overdue?${params}` : "/overdue";
}

/** The parameters of a list of late work, the same for the page and its sheet; what is the default is left out. */
export function overdueParams({ tab = "overdue", year, unit = [], page = 1 }: OverdueAddress): URLSearchParams {
  const params = new URLSearchParams();
  if (year !== undefined) params.set("year", String(year));
  if (tab === "dueSoon") params.set("lamp", "YELLOW");
  if (tab === "missing") params.set("view", "missing");
  if (unit.length > 0) params.set("unit", unit.join(","));
  if (page > 1) params.set("page", String(page));
  return params;
}
