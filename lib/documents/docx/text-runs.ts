import { TextRun } from "docx";
import { safeCell } from "@/lib/documents/sheet";

type RunLook = Omit<
  NonNullable<Extract<ConstructorParameters<typeof TextRun>[0], object>>,
  "text" | "break" | "children"
>;

/** What a text may hold in XML: control characters and halves of characters are gone, nothing in it is markup. */
export const safeText = (text: string): string => String(safeCell(text) ?? "");

/** A text as runs, a new line where it has one. */
export function textRuns(text: string, look: RunLook = {}): TextRun[] {
  return safeText(text)
    .split("\n")
    .map((line, index) => new TextRun({ font: { hint: "eastAsia" }, ...look, text: line, break: index > 0 ? 1 : 0 }));
}
