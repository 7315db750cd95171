import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { asTheme, PRINT_SIZE_COOKIE, THEME_COOKIE } from "@/components/layout/preferences";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell");
  return {
    title: { template: t("titleTemplate"), default: t("product") },
    icons: { icon: "/favicon.svg" },
    robots: { index: false, follow: false },
    // A phone must not turn deadlines and codes into telephone links.
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1, viewportFit: "cover" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, { common, errors, shell }, jar, head] = await Promise.all([
    getLocale(),
    getMessages(),
    cookies(),
    headers(),
  ]);
  const theme = asTheme(jar.get(THEME_COOKIE)?.value);
  return (
    <html
      lang={locale}
      data-theme={theme === "system" ? undefined : theme}
      data-print-size={jar.get(PRINT_SIZE_COOKIE)?.value === "large" ? "large" : undefined}
      suppressHydrationWarning
    >
      <head>
        {/* Before anything modern runs: an old browser gets a plain page that says so. */}
        <script src="/browser-check.js" nonce={head.get("x-nonce") ?? undefined} suppressHydrationWarning />
      </head>
      {/* For the error page: a client component cannot read the request. */}
      <body data-request-id={head.get("x-request-id") ?? undefined}>
        <NextIntlClientProvider messages={{ common, errors, shell }}>{children}</NextIntlClientProvider>
      </body>
    </html>
  );
}
