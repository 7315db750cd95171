/** The list with one entry at another place; a place outside the list, or not a number, is the nearest there is. */
export function moved<Entry>(list: readonly Entry[], from: number, to: number): Entry[] {
  const entry = list[from];
  if (entry === undefined || Number.isNaN(to)) return [...list];
  const rest = list.filter((_, index) => index !== from);
  return rest.toSpliced(Math.min(Math.max(Math.trunc(to), 0), rest.length), 0, entry);
}
