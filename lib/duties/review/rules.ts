/** A piece of a text as it changed from one report to the next. */
export interface DiffPart {
  kind: "same" | "added" | "removed";
  text: string;
}

// The table of the comparison has before × after cells; longer texts are shown as replaced in one piece.
const MAX_CELLS = 1_500_000;

// With less than this in common a text is another text: marking chance words would only hide what it says.
const MIN_COMMON = 0.5;

/**
 * What changed between two texts, word by word, for a reader: removed pieces stand before those that replace them. Texts with
 * little in common come back as one removed and one added piece.
 */
export function diffText(before: string, after: string): DiffPart[] {
  const old = words(before);
  const now = words(after);
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  const middle = compare(old.slice(head, old.length - tail), now.slice(head, now.length - tail));
  const parts = merge([
    { kind: "same", text: now.slice(0, head).join("") },
    ...middle,
    { kind: "same", text: now.slice(now.length - tail).join("") },
  ]);
  const common = parts.reduce((sum, { kind, text }) => sum + (kind === "same" ? text.length : 0), 0);
  return common < MIN_COMMON * Math.max(before.length, after.length) ? replaced(before, after) : parts;
}

const replaced = (before: string, after: string): DiffPart[] =>
  merge([
    { kind: "removed", text: before },
    { kind: "added", text: after },
  ]);

// Chinese has no spaces between words; the segmenter knows them.
const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
const words = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);

/** Longest common subsequence by the textbook table, walked from the front. */
function compare(old: string[], now: string[]): DiffPart[] {
  const width = now.length + 1;
  if ((old.length + 1) * width > MAX_CELLS || old.length === 0 || now.length === 0) {
    return replaced(old.join(""), now.join(""));
  }
  const length = new Uint16Array((old.length + 1) * width);
  const at = (i: number, j: number) => length[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      length[i * width + j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const parts: DiffPart[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      parts.push({ kind: "same", text: now[j++] ?? "" });
      i++;
    } else if (j >= now.length || (i < old.length && at(i + 1, j) >= at(i, j + 1))) {
      parts.push({ kind: "removed", text: old[i++] ?? "" });
    } else {
      parts.push({ kind: "added", text: now[j++] ?? "" });
    }
  }
  return parts;
}

/** Joins neighbours; between two unchanged pieces all that was removed comes first, then all that was added. */
function merge(parts: readonly DiffPart[]): DiffPart[] {
  const merged: DiffPart[] = [];
  let removed = "";
  let added = "";
  const flush = () => {
    if (removed) merged.push({ kind: "removed", text: removed });
    if (added) merged.push({ kind: "added", text: added });
    removed = added = "";
  };
  for (const { kind, text } of parts) {
    if (text === "") continue;
    if (kind === "removed") removed += text;
    else if (kind === "added") added += text;
    else {
      flush();
      const last = merged.at(-1);
      if (last?.kind === "same") last.text += text;
      else merged.push({ kind, text });
    }
  }
  flush();
  return merged;
}
