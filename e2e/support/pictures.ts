// npm run pictures: takes the pictures of the documentation from the running program, so that they never show a screen
// that is no more. Starts the program with the demo data on a free port and leaves nothing running.
import { mkdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Browser, chromium } from "@playwright/test";
import { signInAs } from "../fixtures";
import { ensureBrowser } from "./browser";
import { startProgram } from "./server";

interface Picture {
  name: string;
  /** A demo account. */
  username: string;
  path: string;
  isPhone?: boolean;
}

const FOLDER = resolve(import.meta.dirname, "../../docs/images");
/** A README that loads slowly is not read. */
const MAX_BYTES = 300_000;

const PICTURES: readonly Picture[] = [
  { name: "ledger", username: "office", path: "/duties" },
  { name: "overdue-phone", username: "leader", path: "/overdue", isPhone: true },
  { name: "period-sheet", username: "town", path: "/reports" },
  { name: "review", username: "office", path: "/review" },
];

const DESKTOP = { viewport: { width: 1440, height: 810 } };
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

async function take(browser: Browser, url: string, { name, username, path, isPhone }: Picture) {
  const context = await browser.newContext({
    ...(isPhone ? PHONE : DESKTOP),
    colorScheme: "light",
    locale: "zh-CN",
    reducedMotion: "reduce",
    timezoneId: "Asia/Shanghai",
  });
  await signInAs(context, url, username);
  const page = await context.newPage();
  await page.goto(url + path, { waitUntil: "networkidle" });
  const file = join(FOLDER, `${name}.png`);
  await page.screenshot({ path: file, animations: "disabled" });
  await context.close();
  const { size } = statSync(file);
  if (size > MAX_BYTES) throw new Error(`${name}.png has ${size} bytes, at most ${MAX_BYTES} are wanted`);
  process.stdout.write(`${name}.png ${Math.round(size / 1000)} KB\n`);
}

mkdirSync(FOLDER, { recursive: true });
const executablePath = ensureBrowser();
const program = await startProgram();
try {
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await chromium.launch({ executablePath, args });
  for (const picture of PICTURES) await take(browser, program.url, picture);
  await browser.close();
} finally {
  await program.stop();
}
