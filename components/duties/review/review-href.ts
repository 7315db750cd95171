import type { ReviewFilter } from "@/lib/duties/progress/schema";

/** The address of a tab, filter and page; what is usual is left out. */
export function reviewHref({ tab, page, ...filter }: ReviewFilter): string {
  const params = new URLSearchParams();
  if (tab !== "review") params.set("tab", tab);
  for (const [key, value] of Object.entries(filter)) if (value) params.set(key, value);
  if (page > 1) params.set("page", String(page));
  return params.size > 0 ? `/review?${params}` : "/review";
}
