/** The rows in portions: what one statement or message takes stays small. */
export function* chunksOf<T>(rows: readonly T[], size = 1_000): Generator<T[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}
