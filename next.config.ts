import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const config: NextConfig = {
  distDir: process.env.ZEREN_DIST_DIR || ".next",
  // The image optimizer has been a source of remote code execution; we ship no images that need it.
  images: { unoptimized: true },
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // `npm test` checks the types; a start must not wait for it.
  typescript: { ignoreBuildErrors: true },
  // forbidden() answers 403 with app/forbidden.tsx; used only by lib/page.ts.
  experimental: { authInterrupts: true },
  // The worker that reads other people's PDFs may fetch its own parts and nothing else.
  headers: async () => [
    {
      source: "/pdfjs/:path*",
      headers: [
        {
          key: "content-security-policy",
          value: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
        },
        { key: "x-content-type-options", value: "nosniff" },
      ],
    },
  ],
  serverExternalPackages: ["@node-rs/argon2", "pg", "pino", "@cj-tech-master/excelts", "pinyin-pro"],
};

export default createNextIntlPlugin("./lib/i18n/request.ts")(config);
