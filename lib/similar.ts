import { squeezed } from "./cells";

/** What may be meant, under all the names it goes by. */
export interface Candidate<Value> {
  value: Value;
  names: readonly string[];
}

/** Comparing is slow: who asks of more different words has none that are merely misspelt. */
const MAX_ASKED = 1_000;

/**
 * Finds the candidate that shares most characters and pairs of them with the words given; null when that is mere chance.
 * `least` is the share that is no chance: 0.4 for short names, more for sentences, which have much in common anyway.
 */
export function nearestOf<Value>(candidates: readonly Candidate<Value>[], least = 0.4) {
  const known = candidates.flatMap(({ value, names }) => names.map((name) => ({ value, parts: partsOf(name) })));
  const asked = new Map<string, Value | null>();
  const compare = (text: string): Value | null => {
    const wanted = partsOf(text);
    let best: { value: Value; score: number } | null = null;
    for (const { value, parts } of known) {
      // Of very different lengths they cannot share enough.
      const most = (2 * Math.min(wanted.size, parts.size)) / Math.max(1, wanted.size + parts.size);
      if (most < least || most <= (best?.score ?? 0)) continue;
      let shared = 0;
      for (const part of wanted) if (parts.has(part)) shared++;
      const score = (2 * shared) / Math.max(1, wanted.size + parts.size);
      if (score >= least && score > (best?.score ?? 0)) best = { value, score };
    }
    return best?.value ?? null;
  };
  return (text: string): Value | null => {
    const before = asked.get(text);
    if (before !== undefined) return before;
    if (asked.size >= MAX_ASKED) return null;
    const found = compare(text);
    asked.set(text, found);
    return found;
  };
}

function partsOf(text: string): Set<string> {
  const letters = [...squeezed(text)];
  return new Set([...letters, ...letters.slice(1).map((letter, index) => letters[index]! + letter)]);
}
