/** Rows with the same key together, in the order in which the keys first appear. */
export function blocksOf<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const blocks = new Map<Key, Row[]>();
  for (const row of rows) {
    const block = blocks.get(keyOf(row));
    if (block) block.push(row);
    else blocks.set(keyOf(row), [row]);
  }
  return blocks;
}
