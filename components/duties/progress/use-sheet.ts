"use client";
import { createContext, useContext, useSyncExternalStore } from "react";
import type { RowState, SheetCounts, SheetStore } from "./sheet-store";

const SheetContext = createContext<SheetStore | null>(null);

export const SheetProvider = SheetContext.Provider;

export function useSheet(): SheetStore {
  const store = useContext(SheetContext);
  if (!store) throw new Error("no period sheet around this component");
  return store;
}

/** One row; draws anew only when that row changes. */
export function useSheetRow(id: string): RowState | undefined {
  const store = useSheet();
  const snapshot = () => store.row(id);
  return useSyncExternalStore(store.subscribe, snapshot, snapshot);
}

export function useSheetCounts(): SheetCounts {
  const store = useSheet();
  return useSyncExternalStore(store.subscribe, store.counts, store.counts);
}
