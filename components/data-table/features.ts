import {
  type ColumnDef,
  columnVisibilityFeature,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
} from "@tanstack/react-table";

/** What a column says about itself beside its cell. */
export interface DataColumnMeta {
  /** Its name in words: for the column menu, the sort button and the phone's cards. */
  label: string;
  /** Numbers stand at the right. */
  isNumber?: boolean;
  /** Longer text that may take what is left of the width. */
  isWide?: boolean;
  /** On a phone a row is a card: its title, a line with its label, or left out. Default: a line. */
  phone?: "title" | "line" | "hidden";
  /** Not in the column menu. */
  isFixed?: boolean;
}

/** Sorting, filtering and paging are the server's; the browser only keeps what is chosen. */
export const dataTableFeatures = tableFeatures({
  columnVisibilityFeature,
  rowSelectionFeature,
  rowSortingFeature,
  columnMeta: {} as DataColumnMeta,
});

export type DataTableFeatures = typeof dataTableFeatures;

// biome-ignore lint/suspicious/noExplicitAny: columns of one table hold values of different types, as in TanStack's own signatures
export type DataColumn<Row extends object> = ColumnDef<DataTableFeatures, Row, any>;
