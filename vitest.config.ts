import { defineConfig } from "vitest/config";

// Far from Asia/Shanghai and from UTC, and not a whole hour off: code that forgets the zone fails.
process.env.TZ = "Asia/Kathmandu";

export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    include: ["{app,components,e2e,lib,prisma}/**/*.test.{ts,tsx}"],
    globalSetup: "lib/testing/global-setup.ts",
    setupFiles: "lib/testing/console-guard.ts",
    env: {
      TZ: "Asia/Kathmandu",
      ZEREN_DEMO: "off",
      ZEREN_PUBLIC_URL: "http://localhost:3000",
      ZEREN_SECRET: "a-secret-for-tests-only-0123456789abcdef",
      LOG_LEVEL: "silent",
    },
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
