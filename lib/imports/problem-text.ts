import { createTranslator } from "next-intl";
import en from "@/lib/i18n/messages/en/import-problems.json";
import zhCN from "@/lib/i18n/messages/zh-CN/import-problems.json";
import type { Problem } from "./preview";

type Messages = Record<string, string>;

// Made once: a sheet may have fifty thousand problems, and making one takes longer than a sentence.
const TRANSLATORS = {
  "zh-CN": createTranslator({ locale: "zh-CN", messages: zhCN as Messages }),
  en: createTranslator({ locale: "en", messages: en as Messages }),
};

/** The sentence of a problem in the reader's language. */
export function problemText(
  locale: keyof typeof TRANSLATORS,
  { code, text, values, suggestion = "" }: Problem,
): string {
  return TRANSLATORS[locale](code, { ...values, text, suggestion });
}
