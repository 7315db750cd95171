import type { KeyboardEvent } from "react";
import type { SheetStore } from "./sheet-store";
import { COLUMNS, type Column, isEditable, TEXT_COLUMNS } from "./sheet-values";

export interface CellPlace {
  id: string;
  column: Column;
}

/** The cell that an event comes from: cells carry their place. */
export function placeOf(target: EventTarget): CellPlace | null {
  if (!(target instanceof HTMLElement)) return null;
  const { row, column } = target.dataset;
  return row && column ? { id: row, column: column as Column } : null;
}

export function focusCell({ id, column }: CellPlace): boolean {
  const cell = document.querySelector<HTMLElement>(`[data-row="${id}"][data-column="${column}"]`);
  if (!cell) return false;
  cell.focus({ preventScroll: true });
  if (cell instanceof HTMLTextAreaElement) cell.setSelectionRange(cell.value.length, cell.value.length);
  cell.scrollIntoView({ block: "nearest" });
  return true;
}

interface KeyContext {
  store: SheetStore;
  /** Rows on screen, in order. */
  ids: readonly string[];
  onFillDown: (place: CellPlace, from: string) => void;
}

/** Moves between cells as in a spreadsheet. An input method at work is left alone: its Enter and arrows are its own. */
export function onSheetKey(event: KeyboardEvent, { store, ids, onFillDown }: KeyContext): void {
  if (event.nativeEvent.isComposing || event.keyCode === 229) return;
  const place = placeOf(event.target);
  if (!place) return;
  const states = ids.map(store.row).filter((state) => state !== undefined && isEditable(state.row));
  const rows = states.map((state) => state?.row.assignmentId ?? "");
  const index = rows.indexOf(place.id);
  const isCommand = event.ctrlKey || event.metaKey;
  if (isCommand && event.key.toLowerCase() === "d") {
    const above = rows[index - 1];
    event.preventDefault();
    if (above !== undefined) onFillDown(place, above);
    return;
  }
  const nextUntouched = states.findIndex((state, at) => at > index && state?.isTouched === false);
  const step = isCommand && event.key === "Enter" && nextUntouched > 0 ? { to: nextUntouched } : stepOf(event, index);
  if (!step) return;
  event.preventDefault();
  const id = rows[step.to];
  const column = COLUMNS[COLUMNS.indexOf(place.column) + (step.aside ?? 0)];
  if (id !== undefined && column !== undefined) focusCell({ id, column });
}

/** Where a key leads from a row: to another one, or aside within it; null when the key belongs to the text. */
function stepOf(event: KeyboardEvent, index: number): { to: number; aside?: 1 | -1 } | null {
  const { key, altKey, shiftKey, ctrlKey, metaKey } = event;
  if (key === "Enter") return shiftKey ? null : { to: index + 1 };
  if (ctrlKey || metaKey || shiftKey) return null;
  const edge = edgeOf(event.target);
  if (key === "ArrowDown" && (altKey || edge.isEnd)) return { to: index + 1 };
  if (key === "ArrowUp" && (altKey || edge.isStart)) return { to: index - 1 };
  if (key === "ArrowRight" && !altKey && edge.isEnd) return { to: index, aside: 1 };
  if (key === "ArrowLeft" && !altKey && edge.isStart) return { to: index, aside: -1 };
  return null;
}

/** Whether the caret stands at the start or the end of a cell; a checkbox is both. */
function edgeOf(target: EventTarget): { isStart: boolean; isEnd: boolean } {
  if (!(target instanceof HTMLTextAreaElement)) return { isStart: true, isEnd: true };
  const { selectionStart, selectionEnd, value } = target;
  const isCollapsed = selectionStart === selectionEnd;
  return { isStart: isCollapsed && selectionStart === 0, isEnd: isCollapsed && selectionEnd === value.length };
}

/** The columns a pasted table fills, beginning with the one it was pasted into. */
export function columnsFrom(column: Column): readonly Column[] {
  const start = PASTED.indexOf(column);
  return start < 0 ? [] : PASTED.slice(start);
}

const PASTED: readonly Column[] = [...TEXT_COLUMNS, "isDone"];
