/** The languages of the screens. Data stay as they were written. */
export const LOCALES = ["zh-CN", "en"] as const;

export type Locale = (typeof LOCALES)[number];

export const DEFAULT_LOCALE: Locale = "zh-CN";

/** Holds the language of a browser that is not signed in, or whose person has not chosen. */
export const LOCALE_COOKIE = "zeren.locale";

/** Accepts the spelling of the browser ("zh-CN", "en") and of the database ("ZH_CN", "EN"); null for anything else. */
export function asLocale(value: string | null | undefined): Locale | null {
  const wanted = value?.replace("_", "-").toLowerCase();
  return LOCALES.find((locale) => locale.toLowerCase() === wanted) ?? null;
}
