"use client";
import { useTranslations } from "next-intl";
import { type ClipboardEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { showToast } from "@/components/ui/toast-store";
import type { ActionError } from "@/lib/action";
import { saveDraftsAction, submitSheetAction } from "@/lib/duties/progress/actions";
import type { PeriodSheet, ReportWords } from "@/lib/duties/progress/queries";
import type { DutyStatus } from "@/lib/duties/status";
import { DraftSaver } from "./draft-saver";
import { type CellPlace, columnsFrom, focusCell, placeOf } from "./sheet-keys";
import { firstShow, isFillable, isShown, SheetStore } from "./sheet-store";
import { type Column, faultOf, isEditable, type Show, TEXT_COLUMNS, TEXT_LIMITS } from "./sheet-values";
import { parsePastedTable, saysYes } from "./table-paste";

export type SheetWork = ReturnType<typeof useSheetWork>;

/** Everything that can be done to a period sheet: typing, filling, pasting, saving, handing in. */
export function useSheetWork(sheet: PeriodSheet, wantedShow: Show | undefined) {
  const t = useTranslations("reports");
  const status = useTranslations("common.status");
  const { period, rows } = sheet;
  const store = useMemo(() => new SheetStore(rows), [period]);
  const [isSignedOut, setSignedOut] = useState(false);
  const [show, setShow] = useState(() => wantedShow ?? firstShow(store.counts().shown));
  // Chosen when a filter is pressed or the server answers, so that a row does not vanish from 未填 at its first letter.
  const [chosen, setChosen] = useState(() => idsOf(store, show));
  const saver = useRef<DraftSaver | null>(null);

  useEffect(() => {
    const drafts = new DraftSaver({
      store,
      storageKey: `zeren.sheet.${sheet.unit.id}.${period}`,
      save: (drafted) => saveDraftsAction({ period, rows: drafted }),
      onSignedOut: () => setSignedOut(true),
    });
    saver.current = drafts;
    drafts.restore();
    const keep = () => drafts.keep();
    addEventListener("pagehide", keep);
    return () => {
      removeEventListener("pagehide", keep);
      drafts.stop();
    };
  }, [store, period, sheet.unit.id]);

  const choose = useCallback(
    (next: Show) => {
      setShow(next);
      setChosen(idsOf(store, next));
    },
    [store],
  );
  useEffect(() => {
    store.sync(rows);
    setChosen(idsOf(store, show));
  }, [store, rows, show]);

  const write = useCallback(
    (changes: ReadonlyMap<string, Partial<ReportWords>>) => {
      const undo = store.write(changes);
      saver.current?.schedule();
      return () => {
        undo();
        saver.current?.schedule();
      };
    },
    [store],
  );
  const change = useCallback(
    (id: string, column: Column, value: string | boolean) => void write(new Map([[id, { [column]: value }]])),
    [write],
  );

  const fillRest = () => {
    const ids = store
      .all()
      .filter(isFillable)
      .map(({ row }) => row.assignmentId);
    const undo = write(new Map(ids.map((id) => [id, { isUnchanged: true }])));
    showToast(t("filledRest", { count: ids.length }), undo);
  };

  const fillDown = ({ id, column }: CellPlace, from: string) => {
    const source = store.row(from);
    if (source) change(id, column, source.values[column]);
  };

  /** A table from a spreadsheet goes into the rows below; anything else is pasted by the browser as usual. */
  const paste = (event: ClipboardEvent) => {
    const place = placeOf(event.target);
    const table = parsePastedTable(event.clipboardData.getData("text/plain"), event.clipboardData.getData("text/html"));
    if (!place || !table) return;
    event.preventDefault();
    const columns = columnsFrom(place.column);
    if (columns.length === 0) return showToast(t("pasteUnfit"));
    // Line by line beside the rows on screen: one that is already handed in keeps its words and its line, so nothing shifts.
    const below = chosen.ids.slice(chosen.ids.indexOf(place.id));
    const filled = below
      .slice(0, table.length)
      .map((id, index) => [id, wordsFrom(table[index] ?? [], columns)] as const);
    const changes = new Map(filled.filter(([id]) => isOpen(store, id)));
    const undo = write(changes);
    const [count, total] = [changes.size, table.length];
    showToast(
      count === total ? t("pasted", { count }) : t("pastedPartly", { count, total, left: total - count }),
      undo,
    );
    const last = [...changes.keys()].at(-1);
    if (last) focusCell({ id: last, column: place.column });
  };

  const touched = () => store.all().filter((state) => state.isTouched);

  const check = (): boolean => {
    const faults = touched().flatMap((state) => {
      const found = faultOf(state.values);
      if (!found) return [];
      const { column, fault } = found;
      const length = state.values[column].length;
      const message = t(`fault.${fault}`, { limit: TEXT_LIMITS[column], length });
      return [{ id: state.row.assignmentId, column, message }];
    });
    for (const { id, column, message } of faults) store.mark([id], { error: { column, message } });
    const [first] = faults;
    if (first) showCell(first);
    return !first;
  };

  /** Brings a cell on screen, even when the filter hides its row. */
  const showCell = (place: CellPlace) => {
    if (focusCell(place)) return;
    choose("all");
    requestAnimationFrame(() => focusCell(place));
  };

  /** Puts a refusal at the rows it names: `rows.<code>` from a mutation, `rows.<index>.<column>` from the schema. */
  const refuse = (error: ActionError, ids: readonly string[]): string => {
    const place = (error.field ?? "").replace(/^rows\./, "");
    const [, index, column] = /^(\d+)\.(\w+)$/.exec(place) ?? [];
    const idOf = (code: string) => ids.find((id) => store.row(id)?.row.duty.code === code);
    const now = error.current as Moved | undefined;
    const moved = Object.entries(now?.rows ?? (now?.version ? { [place]: now } : {}));
    for (const [code, one] of moved) {
      const message = t("changed", { status: status(one.status) });
      store.rebase(idOf(code) ?? "", one.version, { column: "progress", message });
    }
    const id = idOf(place) ?? ids[Number(index)];
    if (!id) return error.message;
    const cell = TEXT_COLUMNS.find((one) => one === column) ?? "progress";
    if (moved.length === 0) store.mark([id], { error: { column: cell, message: error.message } });
    showCell({ id, column: cell });
    return moved.length > 0 ? t("changedRows", { count: moved.length }) : error.message;
  };

  const handIn = async (): Promise<string | undefined> => {
    const states = touched();
    const ids = states.map(({ row }) => row.assignmentId);
    // The answer draws the page of this address anew. Without a period that would be the next one owed, once this one is full.
    const before = location.href;
    history.replaceState(null, "", `/reports?${new URLSearchParams({ period, show: "handed" })}`);
    const result = await saver.current?.hold(async () => {
      // What is handed in is no draft any more, whatever the next answer of the server holds.
      store.mark(ids, { save: "clean", error: null });
      const answer = await submitSheetAction({
        period,
        rows: states.map(({ row, values }) => ({
          ...(values.isUnchanged ? { ...values, progress: "", problems: "", nextSteps: "" } : values),
          assignmentId: row.assignmentId,
          version: row.version,
        })),
      });
      if (!answer.ok) store.mark(ids, { save: "dirty" });
      return answer;
    });
    if (!result) return undefined;
    if (!result.ok) {
      history.replaceState(null, "", before);
      if (result.error.code === "UNAUTHENTICATED") setSignedOut(true);
      return refuse(result.error, ids);
    }
    showToast(t("handIn.done", { count: result.data.count }));
    setShow("handed");
    return undefined;
  };

  const leave = async () => {
    await saver.current?.flush();
  };

  return { store, show, ...chosen, isSignedOut, choose, change, fillRest, fillDown, paste, check, handIn, leave };
}

/** What a CONFLICT tells of the row that is not as it was seen; of a sheet, of all such rows by their codes. */
interface Moved {
  status: DutyStatus;
  version: number;
  rows?: Record<string, Pick<Moved, "status" | "version">>;
}

const isOpen = (store: SheetStore, id: string): boolean => {
  const state = store.row(id);
  return state !== undefined && isEditable(state.row);
};

/** Finished duties stand apart, and only when everything is shown. */
function idsOf(store: SheetStore, show: Show) {
  const states = store.all().filter((state) => isShown(state, show));
  const pick = (isDone: boolean) =>
    states.filter(({ phase }) => (phase === "done") === isDone).map(({ row }) => row.assignmentId);
  return { ids: pick(false), doneIds: pick(true) };
}

/** One pasted line as words of a row; empty cells leave what is there. */
function wordsFrom(cells: readonly string[], columns: readonly Column[]): Partial<ReportWords> {
  const words: Partial<ReportWords> = {};
  columns.forEach((column, index) => {
    const cell = cells[index] ?? "";
    if (cell === "") return;
    if (column === "isDone") words.isDone = saysYes(cell);
    else if (column !== "isUnchanged") words[column] = cell;
  });
  return words;
}
