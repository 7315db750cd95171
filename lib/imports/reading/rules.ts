/** NUL, and halves of surrogate pairs: neither is text to the database. As JSON writes them. */
const UNSTORABLE = /\\u(?:0000|d[89a-f])/i;

/** Cells as they can be stored: a file may hold what PostgreSQL refuses. */
export function storable(value: unknown): unknown {
  return UNSTORABLE.test(JSON.stringify(value)) ? cleaned(value) : value;
}

function cleaned(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll("\0", "").replace(/\p{Surrogate}/gu, "\ufffd");
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [cleaned(key), cleaned(one)]));
}
