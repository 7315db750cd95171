import type { Changes, Shown } from "./schema";

/** What differs between two versions of a record, field by field; null when nothing does. Dates come as days, decimals as text. */
export function changesBetween<Fields extends Record<string, Shown>>(
  before: Fields,
  after: Partial<Fields>,
): Changes | null {
  const changes: Changes = {};
  for (const [field, to] of Object.entries(after)) {
    const from = before[field];
    if (from !== undefined && to !== undefined && from !== to) changes[field] = { from, to };
  }
  return Object.keys(changes).length > 0 ? changes : null;
}
