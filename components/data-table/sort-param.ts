import type { SortingState } from "@tanstack/react-table";

/** "-openDueOn,code" → the table's sorting state. */
export const parseSort = (text: string | null): SortingState =>
  (text ?? "")
    .split(",")
    .filter(Boolean)
    .map((part) => ({ id: part.replace(/^-/, ""), desc: part.startsWith("-") }));

export const formatSort = (sorting: SortingState): string =>
  sorting.map(({ id, desc }) => (desc ? `-${id}` : id)).join(",");
