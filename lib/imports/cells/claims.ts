import { refusal } from "@/lib/imports/merge";
import type { Problem } from "@/lib/imports/preview";

/** Which row of which file has spoken of what: a second one is refused. */
export function claims() {
  const taken = new Map<string, { file: string; row: number }>();
  return (key: string, column: string | null, text: string, here: { file: string; row: number }): Problem[] => {
    const first = taken.get(key);
    if (!first) taken.set(key, here);
    if (!first) return [];
    if (first.file === here.file) return [refusal(column, "duplicate", text, { values: { row: first.row } })];
    return [refusal(column, "duplicateInFile", text, { values: { ...first } })];
  };
}
