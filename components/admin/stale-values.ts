/** What a form holds: texts, and lists of ids. */
export type RecordValues<Values> = { [Field in keyof Values]: string | string[] };

/**
 * Two people changed one record. What I left as I found it follows the other; where both wrote, mine stands and the other's is
 * told.
 * @param opened as I found it
 * @param mine as it stands in my form
 * @param now as the record is
 */
export function mergeStale<Values extends RecordValues<Values>>(
  opened: Values,
  mine: Values,
  now: Values,
): { values: Values; theirs: Partial<Values> } {
  const values = { ...mine };
  const theirs: Partial<Values> = {};
  for (const field of Object.keys(mine) as (keyof Values)[]) {
    if (isSame(mine[field], opened[field])) values[field] = now[field];
    else if (!isSame(mine[field], now[field])) theirs[field] = now[field];
  }
  return { values, theirs };
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
