import { squeezed } from "@/lib/cells";
import { refusal } from "@/lib/imports/merge";
import type { Problem } from "@/lib/imports/preview";
import { withoutOrdinal } from "./points";

/** Words as they are compared: without spaces, number in front and full stop. */
export const bareText = (text: string): string =>
  squeezed(withoutOrdinal(text.normalize("NFKC"))).replace(/[。.;,、:]+$/, "");

const MAX_TITLE = 60;

/** What a measure is called: its first clause, without its number. */
export function titleOf(text: string): string {
  const numbered = text.replace(/\s+/g, " ").replace(/^[(（]?[０-９]+/, (number) => number.normalize("NFKC"));
  const [sentence = ""] = withoutOrdinal(numbered).split(/[。；;！]/);
  if (sentence.length <= MAX_TITLE) return sentence.trim() || text.trim().slice(0, MAX_TITLE);
  const clause = /^.{4,59}(?=[，,：:])/.exec(sentence)?.[0];
  return (clause ?? sentence.slice(0, MAX_TITLE)).trim();
}

/** REFUSE where a text is longer than the record holds. */
export const tooLong = (column: string, text: string, limit: number): Problem[] =>
  text.length > limit ? [refusal(column, "tooLong", text.slice(0, 100), { values: { limit } })] : [];
