import type { SheetColumn } from "@/lib/documents/sheet";
import { columnNames, HEAD_NAMES, nameKey, namesIn, offeredNames, PLACE_HOLDER } from "@/lib/documents/template/rules";
import { nearestOf } from "@/lib/similar";

/** Many names have two characters: of those one that is right is no chance. */
const LEAST = 0.3;

/** The names that a document's template may use: of its columns, in rows; of its head, anywhere. */
export interface TemplateNames {
  columns: string[];
  head: string[];
}

export const namesOf = (columns: readonly SheetColumn[]): TemplateNames => ({
  columns: offeredNames(columns),
  head: [...HEAD_NAMES],
});

export interface NameFaults {
  /** Each once, with what may be meant. */
  unknown: { name: string; suggestion: string | null }[];
  /** Texts whose braces do not pair. */
  open: string[];
  /** Columns outside every row: they have no record there. */
  outside: string[];
  hasColumn: boolean;
}

/** What is wrong with the place-holders of a template's texts. */
export function checkNames(
  texts: readonly { text: string; isInRow: boolean }[],
  columns: readonly SheetColumn[],
): NameFaults {
  const known = columnNames(columns);
  const head = new Set<string>(HEAD_NAMES.map(nameKey));
  const offered = [...offeredNames(columns), ...HEAD_NAMES];
  const nearest = nearestOf(
    offered.map((name) => ({ value: name, names: [name, name.replace(/[（(].*$/, "")] })),
    LEAST,
  );
  const unknown = new Map<string, string | null>();
  const faults: NameFaults = { unknown: [], open: [], outside: [], hasColumn: false };
  for (const { text, isInRow } of texts) {
    if (/\{\{\{|\}\}\}|｛｛|｝｝/.test(text) || /\{\{|\}\}/.test(text.replace(PLACE_HOLDER, ""))) {
      faults.open.push(text.trim().slice(0, 40));
      continue;
    }
    for (const name of namesIn(text)) {
      const key = nameKey(name);
      if (known.has(key) && isInRow) faults.hasColumn = true;
      else if (known.has(key) && !head.has(key)) faults.outside.push(name);
      else if (!head.has(key)) unknown.set(name, nearest(name));
    }
  }
  faults.unknown = [...unknown].map(([name, suggestion]) => ({ name, suggestion }));
  return faults;
}
