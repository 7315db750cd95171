import type { PreviewedRow } from "@/lib/imports/rows/queries";
import type { KnownColumn } from "./known-columns";

/** A column of the preview, and how much room its texts need. */
export interface RowColumn extends KnownColumn {
  isLong: boolean;
  /** Names divided by marks, which are never broken in the middle. */
  isNames: boolean;
}

const LONG = 14;

/**
 * Columns worth showing for these rows: those that say something. The one by which most rows are named stands first, as `title`,
 * instead of being told twice; then those in which something is refused or changes: nobody should have to push a table aside
 * to learn why a row is refused. The number of a row in its sheet says nothing.
 */
export function rowColumns(rows: readonly PreviewedRow[], columns: readonly KnownColumn[]) {
  const told = columns.filter(
    ({ key }) => rows.some((row) => isTold(row, key)) && (key !== "no" || rows.some((row) => isLooked(row, key))),
  );
  const named = (key: string) => rows.filter((row) => isName(row.cells[key] ?? "", row.key)).length;
  const title = told.reduce<KnownColumn | null>(
    (best, column) => (named(column.key) > (best ? named(best.key) : rows.length / 2) ? column : best),
    null,
  );
  const isFirst = (key: string) => rows.some((row) => isLooked(row, key));
  const shown = told
    .filter((column) => column !== title)
    .map((column) => ({ ...column, ...shapeOf(rows, column.key) }))
    .sort((one, other) => Number(isFirst(other.key)) - Number(isFirst(one.key)));
  return { title, shown };
}

/** A note that is merged over the whole width says the same in every column: once is enough. */
export function isOneText({ action, cells }: Pick<PreviewedRow, "action" | "cells">): boolean {
  const texts = Object.values(cells).filter((text) => text !== "");
  return action === "SKIP" && texts.length > 1 && new Set(texts).size === 1;
}

/** Whether a row has something to say in this column. */
export function isTold({ cells, problems, changes, action }: PreviewedRow, key: string): boolean {
  return (
    (spaced(cells[key] ?? "") !== "" && !isOneText({ action, cells })) ||
    problems.some(({ column }) => column === key) ||
    changes.some(({ column }) => column === key)
  );
}

/** Something is refused there, or changes. */
const isLooked = ({ problems, changes }: PreviewedRow, key: string): boolean =>
  problems.some(({ column, level }) => column === key && level === "REFUSE") ||
  changes.some(({ column }) => column === key);

function shapeOf(rows: readonly PreviewedRow[], key: string): Pick<RowColumn, "isLong" | "isNames"> {
  const texts = rows.flatMap(({ cells, changes }) => [
    cells[key] ?? "",
    ...changes.flatMap(({ column, from, to }) => (column === key ? [from, to] : [])),
  ]);
  const hasWords = rows.some(
    ({ problems, changes }) =>
      problems.some(({ column }) => column === key) ||
      changes.some(({ column, conflict }) => column === key && conflict !== undefined),
  );
  return {
    isLong: hasWords || texts.some((text) => text.length > LONG),
    isNames: texts.every((text) => text.split(/[、，,；;。\s]/).every((word) => word.length <= LONG)),
  };
}

const spaced = (text: string) => text.replace(/\s+/g, " ").trim();

/** The name of a row is one of its cells, cut where it is long. */
const isName = (text: string, name: string) => spaced(name) !== "" && spaced(text).startsWith(spaced(name));
