import { createTranslator } from "next-intl";
import type { Viewer } from "@/lib/auth/viewer";
import { MESSAGES } from "@/lib/i18n/messages";
import type { Mapping, Problem } from "@/lib/imports/preview";
import { problemText } from "@/lib/imports/problem-text";
import type { RowMarks } from "./job";

type Locale = Viewer["locale"];

const TRANSLATORS = {
  "zh-CN": createTranslator({ locale: "zh-CN", messages: MESSAGES["zh-CN"].import.marked }),
  en: createTranslator({ locale: "en", messages: MESSAGES.en.import.marked }),
};

/** What is said of a row in the reader's language: at its cells, and all of it in one text, refusals first. */
export function rowMarks(
  locale: Locale,
  { no, problems }: { no: number; problems: readonly Problem[] },
  { mapping, headings }: { mapping: Mapping; headings: readonly string[] },
): RowMarks {
  const t = TRANSLATORS[locale];
  const sorted = [...problems].sort((one, other) => Number(other.level === "REFUSE") - Number(one.level === "REFUSE"));
  const said = sorted.map((problem) => {
    const column = problem.column === null ? -1 : mapping.indexOf(problem.column);
    return { column, level: problem.level, text: cellText(locale, problem) };
  });
  const lines = said.map(({ column, level, text }) => {
    const line = column < 0 ? text : t("line", { column: oneLine(headings[column] ?? ""), text });
    return level === "REFUSE" ? line : t("warning", { text: line });
  });
  return {
    no,
    cells: said.filter(({ column }) => column >= 0),
    text: lines.join("\n"),
    level: sorted[0]?.level ?? "WARN",
  };
}

/** The comment at the heading of the column of problems: what it is, and what is said of the whole. */
export const headingNote = (locale: Locale, problems: readonly Problem[]): string =>
  [TRANSLATORS[locale]("note"), ...problems.map((problem) => problemText(locale, problem))].join("\n");

export const markedName = (locale: Locale, name: string): string =>
  TRANSLATORS[locale]("fileName", { name: name.replace(/\.[a-z]{2,4}$/i, "") });

/** The sentence of a problem, and what may have been meant where the sentence does not say so. */
function cellText(locale: Locale, problem: Problem): string {
  const sentence = problemText(locale, problem);
  const { suggestion } = problem;
  if (!suggestion || sentence.includes(suggestion)) return sentence;
  return TRANSLATORS[locale]("suggestion", { sentence, suggestion });
}

const oneLine = (heading: string): string => heading.replace(/\s+/g, " ");
