import { cookies } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { cache } from "react";
import { findViewer } from "@/lib/auth/viewer";
import { asLocale, DEFAULT_LOCALE, LOCALE_COOKIE, type Locale } from "./locale";
import { MESSAGES } from "./messages";

/** The time zone of every date that is shown; deadlines are compared in it too (lib/dates.ts). */
export const TIME_ZONE = "Asia/Shanghai";

/**
 * What next-intl asks for on each request: the person's language, else the browser's choice, else Chinese.
 *
 * Server components: `const t = await getTranslations("duties")` (or `useTranslations` when not async).
 * Client components: `useTranslations("duties")` under `<ClientMessages namespaces={["duties"]}>`, which sends only
 * those namespaces to the browser; `common`, `errors` and `shell` are always there.
 */
export default getRequestConfig(async () => {
  const locale = await currentLocale();
  return { locale, messages: MESSAGES[locale], timeZone: TIME_ZONE };
});

/** The language of this request; used by the few places that need it outside of next-intl. */
export const currentLocale = cache(async (): Promise<Locale> => {
  const viewer = await findViewer();
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  return asLocale(viewer?.locale) ?? asLocale(chosen) ?? DEFAULT_LOCALE;
});
