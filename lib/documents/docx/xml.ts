import { safeText } from "./text-runs";

/** A text in XML: never markup, never a character that XML cannot carry. */
export const escaped = (text: string): string =>
  safeText(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

/** What stands in a run, with a break for each new line. */
export const xmlText = (text: string): string =>
  escaped(text)
    .split("\n")
    .map((line) => `<w:t xml:space="preserve">${line}</w:t>`)
    .join("<w:br/>");
