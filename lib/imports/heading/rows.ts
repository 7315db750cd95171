import { squeezed } from "@/lib/cells";
import type { RoundTrip, RoundTripRow } from "@/lib/documents/round-trip";
import { readDay } from "@/lib/due-text";
import { isSameText } from "@/lib/imports/merge";
import type { ColumnSpec, GridRow, MappedRow, Mapping } from "@/lib/imports/preview";
import type { Heading } from "./find";
import { isColumnNumbers, isFootText, isNoteText, isOrdinal, isSentence } from "./foot";
import { lostTexts } from "./lost";

interface Layout {
  heading: Heading;
  mapping: Mapping;
  columns: readonly ColumnSpec[];
  roundTrip: RoundTrip | null;
}

/** The rows below the heading under their columns. Rows that say nothing are left out; lines that are no records are marked. */
export function mapRows(rows: readonly GridRow[], { heading, mapping, columns, roundTrip }: Layout): MappedRow[] {
  const { originAt } = heading;
  const grouping = new Set(columns.flatMap(({ key, isGrouping }) => (isGrouping ? [key] : [])));
  const groupsAt = mapping.flatMap((key, index) => (key !== null && grouping.has(key) ? [index] : []));
  const dayKeys = columns.flatMap(({ key, isDay }) => (isDay ? [key] : []));
  const firstKey = mapping.find((key) => key !== null) ?? null;
  const origins = new Map(roundTrip?.rows.map((row) => [row.no, row]) ?? []);
  const numberOf = ({ cells }: GridRow) => Number(cells[originAt] || Number.NaN);
  const ownCells = lostTexts(roundTrip, new Map(rows.map((row) => [numberOf(row), cellsOf(row, mapping)])));
  const isRepeated = repeatFinder(rows, heading);
  /** Below 备注： single sentences are notes. */
  let isNoted = false;
  /** What stands above in the grouping columns, by column. */
  const above = new Map<number, string>();

  const foot = (row: GridRow, at: number): MappedRow => {
    const cells = cellsOf(row, mapping);
    const label = row.cells[at] ?? "";
    if (firstKey !== null && !Object.values(cells).includes(label)) cells[firstKey] = label;
    return { no: row.no, cells, isHidden: row.isHidden, isFoot: true, origin: null };
  };

  /** Fills blanks of the grouping columns from above, and keeps what stands there for the rows below. */
  const filledDown = (cells: Record<string, string>, origin: MappedRow["origin"] = null): Record<string, string> => {
    for (const index of groupsAt) {
      const key = mapping[index]!;
      const text = cells[key] ?? "";
      // What our own sheet left blank is blank.
      if (text === "" && origin?.base[key] === "") continue;
      if (text === "") cells[key] = above.get(index) ?? "";
      else if (above.get(index) !== text) {
        above.set(index, text);
        // Under a new 一级 a blank 二级 is not the one before.
        for (const inner of groupsAt) if (inner > index) above.delete(inner);
      }
    }
    return cells;
  };

  const mapped = rows.slice(heading.to + 1).flatMap((row): MappedRow[] => {
    const filled = new Set(row.filled);
    const own = row.cells.flatMap((cell, index) =>
      cell !== "" && index !== originAt && !filled.has(index) ? [index] : [],
    );
    const [at] = own;
    if (at === undefined) return [];
    // What this program wrote as a record is one, whatever it says.
    const origin = originOf(origins.get(numberOf(row)));
    if (origin) {
      const cells = filledDown(ownCells(cellsOf(row, mapping), numberOf(row)), origin);
      return [{ no: row.no, cells, isHidden: row.isHidden, isFoot: false, origin }];
    }
    const texts = new Set(own.map((index) => row.cells[index]!));
    if (isRepeated(row, own)) return [foot(row, at)];
    const labelAt = own.find((index) => !isOrdinal(row.cells[index]!)) ?? at;
    const label = row.cells[labelAt]!;
    if (texts.size > 1) isNoted = false;
    if (isNoted && isSentence(label)) return [foot(row, labelAt)];
    if (isFootText(label, texts.size)) {
      isNoted = isNoteText(label);
      // 小计 in the column of 二级 ends that 二级; one further left, or a note below the table, ends all.
      const isWithin = groupsAt.includes(labelAt);
      for (const index of groupsAt) if (!isWithin || index >= labelAt) above.delete(index);
      return [foot(row, labelAt)];
    }
    const isSaid = own.some((index) => (mapping[index] ?? null) !== null);
    const [first = -1] = groupsAt;
    if (
      texts.size === 1 &&
      labelAt <= first &&
      (!isSaid || own.length > 1) &&
      !isOrdinal(label) &&
      !/。$/.test(label)
    ) {
      const place = mapping[(INNER.test(label) ? groupsAt[1] : null) ?? first]!;
      const cells = filledDown({ ...cellsOf({ ...row, cells: [] }, mapping), [place]: label });
      return [{ no: row.no, cells, isHidden: row.isHidden, isFoot: false, origin: null }];
    }
    if (!isSaid) return own.every((index) => isOrdinal(row.cells[index]!)) ? [] : [foot(row, labelAt)];
    // A sentence over the whole width.
    if (texts.size === 1 && own.length > 2) return [foot(row, labelAt)];
    const cells = withDays(filledDown(cellsOf(row, mapping), origin), dayKeys);
    return [{ no: row.no, cells, isHidden: row.isHidden, isFoot: false, origin: null }];
  });
  return roundTrip ? settled(mapped) : mapped;
}

/** （一） and 1.1 over the whole width stand under 一、. */
const INNER = /^(?:[(（][一二三四五六七八九十]+[)）]|\d+\.\d+)/;

/** 46356 in a cell that nobody gave a date's format. */
function withDays(cells: Record<string, string>, keys: readonly string[]): Record<string, string> {
  for (const key of keys) {
    const text = cells[key] ?? "";
    if (/^[345]\d{4}$/.test(text)) cells[key] = readDay(text, 0) ?? text;
  }
  return cells;
}

function cellsOf({ cells }: GridRow, mapping: Mapping): Record<string, string> {
  const mapped: Record<string, string> = {};
  for (const [index, key] of mapping.entries()) if (key !== null) mapped[key] = cells[index] ?? "";
  return mapped;
}

const originOf = (row: RoundTripRow | undefined): MappedRow["origin"] =>
  row ? { id: row.id, version: row.version, base: row.base } : null;

/** Headings and titles that are printed again on later pages, and the numbers of the columns. */
function repeatFinder(rows: readonly GridRow[], { from, to }: Heading) {
  const titles = new Set(rows.slice(0, from).flatMap(({ cells }) => cells.map(squeezed).filter(Boolean)));
  const heads = rows.slice(from, to + 1).map(({ cells }) => cells.map(squeezed));
  return ({ cells }: GridRow, own: readonly number[]): boolean => {
    const texts = own.map((index) => squeezed(cells[index]!));
    if (isColumnNumbers(texts)) return true;
    if (new Set(texts).size === 1 && titles.has(texts[0]!)) return true;
    const same = own.filter((index, at) => heads.some((head) => head[index] === texts[at])).length;
    return same >= 2 && same * 3 >= texts.length * 2;
  };
}

/** A row that was copied carries the number of its origin along: it belongs to the one that says most of what was there. */
function settled(rows: MappedRow[]): MappedRow[] {
  const best = new Map<string, { row: MappedRow; score: number }>();
  for (const row of rows) {
    if (!row.origin) continue;
    const { id, base } = row.origin;
    const score = Object.entries(base).filter(([key, text]) => isSameText(row.cells[key] ?? "", text)).length;
    if (score > (best.get(id)?.score ?? -1)) best.set(id, { row, score });
  }
  return rows.map((row) => (row.origin && best.get(row.origin.id)?.row !== row ? { ...row, origin: null } : row));
}
