import { squeezed } from "@/lib/cells";
import type { PasteColumn } from "@/lib/findings/paste/columns";
import { isSameProblem } from "@/lib/findings/paste/rules";
import type { PastedCells } from "@/lib/findings/paste/table";
import type { MappedRow } from "@/lib/imports/preview";
import type { KnownFinding } from "./known";

/** The rows of one problem: the first names it, those below are its further measures. */
export interface ProblemRows {
  rows: MappedRow[];
  /** The finding that a hidden id or a number names. */
  named: KnownFinding | null;
  /** A hidden id that means nothing any more. */
  isGone: boolean;
}

/** Cells that hold something, under the names of pasted columns. */
export function pastedCells({ cells }: MappedRow): PastedCells {
  const given: PastedCells = {};
  for (const [column, text] of Object.entries(cells)) if (text) given[column as PasteColumn] = text;
  if (!given.no && cells.number) given.no = cells.number;
  return given;
}

/** Finds findings by what stands in their rows. */
export function findingIndex(findings: readonly KnownFinding[]) {
  const byId = new Map(findings.flatMap((one) => [one, ...one.measures].map(({ id }) => [id, one] as const)));
  const byNumber = new Map(findings.map((one) => [one.number, one]));
  const byText = new Map<string, KnownFinding[]>();
  for (const one of findings) byText.set(squeezed(one.text), [...(byText.get(squeezed(one.text)) ?? []), one]);
  return {
    byId: (id: string) => byId.get(id) ?? null,
    byNumber: (number: string) => byNumber.get(squeezed(number)) ?? null,
    /** Towns often have the same problem: then the units tell which; one that was found already is not found again. */
    byText(text: string, unitIds: readonly string[], taken: ReadonlySet<string>): KnownFinding | null {
      const same = byText.get(squeezed(text)) ?? [];
      const fits = same.filter((one) => unitIds.length === 0 || one.unitIds.some((id) => unitIds.includes(id)));
      return fits.find(({ id }) => !taken.has(id)) ?? fits[0] ?? null;
    },
  };
}

export type FindingIndex = ReturnType<typeof findingIndex>;

/** Rows of a sheet, those of one problem together, in order. */
export function problemsOf(rows: readonly MappedRow[], index: FindingIndex): ProblemRows[] {
  const problems: ProblemRows[] = [];
  for (const row of rows) {
    const above = problems.at(-1);
    const named = row.origin ? index.byId(row.origin.id) : index.byNumber(row.cells.number ?? "");
    const isGone = row.origin !== null && named === null;
    if (above && !isGone && belongs(row, named, above)) above.rows.push(row);
    else problems.push({ rows: [row], named, isGone });
  }
  return problems;
}

function belongs(row: MappedRow, named: KnownFinding | null, above: ProblemRows): boolean {
  if (named !== null) return above.named === named;
  const [first] = above.rows;
  if (!first || above.isGone) return false;
  const measures = above.rows.filter(({ cells }) => cells.measure);
  return isSameProblem(pastedCells(row), { cells: pastedCells(first), measures });
}
