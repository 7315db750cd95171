import type { SheetSpec } from "./sheet";
import type { TextSpec } from "./text";

/** A document before it has a format. */
export type DocumentSpec = { kind: "sheet"; sheet: SheetSpec } | { kind: "text"; text: TextSpec };
