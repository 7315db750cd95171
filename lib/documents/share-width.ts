/**
 * Columns of together `total` in proportion to what they want, none narrower than the least it can do with: what the narrow
 * ones need more is taken from the others, in proportion to what they can spare.
 */
export function shareWidth(wanted: readonly number[], least: readonly number[], total: number): number[] {
  const scale = total / wanted.reduce((sum, width) => sum + width, 0);
  const floors = least.map((width) => Math.min(width, Math.floor(total / wanted.length)));
  const scaled = wanted.map((width) => width * scale);
  const lacking = scaled.reduce((sum, width, index) => sum + Math.max(0, (floors[index] ?? 0) - width), 0);
  const spare = scaled.reduce((sum, width, index) => sum + Math.max(0, width - (floors[index] ?? 0)), 0);
  const kept = spare > 0 ? 1 - lacking / spare : 1;
  const widths = scaled.map((width, index) => {
    const floor = floors[index] ?? 0;
    return Math.round(width > floor ? floor + (width - floor) * kept : floor);
  });
  const widest = widths.indexOf(Math.max(...widths));
  const rest = total - widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width, index) => (index === widest ? width + rest : width));
}
