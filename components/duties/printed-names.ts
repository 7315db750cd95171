/** Names of the chosen ones in the order chosen, as a sheet prints them. */
export function printedNames(options: readonly { id: string; name: string }[], ids: readonly string[]): string {
  const nameOf = new Map(options.map((option) => [option.id, option.name]));
  return ids.flatMap((id) => nameOf.get(id) ?? []).join("、");
}
