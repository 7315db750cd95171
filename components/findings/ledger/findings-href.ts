/** `/findings` with parameters; commas stay readable. */
export function findingsHref(params: Record<string, string | undefined>): string {
  const given = Object.entries(params).flatMap(([name, value]) => (value ? [[name, value]] : []));
  const query = new URLSearchParams(given).toString().replaceAll("%2C", ",");
  return query ? `/findings?${query}` : "/findings";
}
