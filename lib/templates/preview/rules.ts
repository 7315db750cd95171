/** A filled template as the page shows it: what it says and where, not how it looks. */
export type PreviewBlock =
  | { kind: "text"; text: string; isHeading: boolean }
  | { kind: "table"; rows: PreviewCell[][] };

export interface PreviewCell {
  text: string;
  columns: number;
  rows: number;
}
