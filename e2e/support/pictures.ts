// npm run pictures: takes the pictures of the documentation from the running program, so that they never show a screen
// that is no more. Starts the program with the demo data on a free port and leaves nothing running.
import { mkdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Browser, type BrowserContext, chromium } from "@playwright/test";
import type { FindingListJson } from "../../lib/api/findings/schema";
import { signInAs } from "../fixtures";
import { ensureBrowser } from "./browser";
import { canPrint, printPage } from "./paper";
import { startProgram } from "./server";

interface Picture {
  name: string;
  /** A demo account. */
  username: string;
  path: string | ((context: BrowserContext, url: string) => Promise<string>);
  /** The heading at the picture's top, where that is not the page's. */
  heading?: string;
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
  { name: "rectification", username: "office", path: "/findings" },
  { name: "import", username: "office", path: waitingPreview, heading: "3 核对" },
  { name: "closing-phone", username: "leader", path: waitingFinding, heading: "销号办理", isPhone: true },
];

/** Pages of documents as they come out of a printer. */
const PAPERS = [
  { name: "paper-breakdown", path: "/api/exports/breakdown.xlsx?year=2020", format: "xlsx", page: 1 },
  { name: "paper-unit-duties", path: "/api/exports/unit-duties.docx?unit=620724-scjgj", format: "docx", page: 1 },
  { name: "paper-closure-request", path: "/api/exports/closure-request.docx", format: "docx", page: 1 },
] as const;

const DESKTOP = { viewport: { width: 1440, height: 810 } };
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

/** Page of a finding that waits for the leader. */
async function waitingFinding({ request }: BrowserContext, url: string): Promise<string> {
  const answer = await request.get(`${url}/api/v1/findings?status=LEADER_APPROVAL`);
  const { items } = (await answer.json()) as FindingListJson;
  if (!items[0]) throw new Error("no finding of the demo waits for the leader");
  return `/findings/${items[0].id}`;
}

/** The preview that the demo leaves the office. */
async function waitingPreview({ request }: BrowserContext, url: string): Promise<string> {
  const [path] = /\/imports\/[0-9a-f-]{36}/.exec(await (await request.get(`${url}/imports`)).text()) ?? [];
  if (!path) throw new Error("no preview of the demo waits for the office");
  return path;
}

async function take(browser: Browser, url: string, { name, username, path, heading, isPhone }: Picture) {
  const context = await browser.newContext({
    ...(isPhone ? PHONE : DESKTOP),
    colorScheme: "light",
    locale: "zh-CN",
    reducedMotion: "reduce",
    timezoneId: "Asia/Shanghai",
  });
  await signInAs(context, url, username);
  const page = await context.newPage();
  const place = typeof path === "string" ? path : await path(context, url);
  await page.goto(url + place, { waitUntil: "networkidle" });
  if (heading) {
    // Below the bar that stays at the page's top.
    await page.getByRole("heading", { name: heading, exact: true }).evaluate((element) => {
      window.scrollBy(0, element.getBoundingClientRect().top - 72);
    });
  }
  const file = join(FOLDER, `${name}.png`);
  await page.screenshot({ path: file, animations: "disabled" });
  await context.close();
  tell(name);
}

function tell(name: string) {
  const { size } = statSync(join(FOLDER, `${name}.png`));
  if (size > MAX_BYTES) throw new Error(`${name}.png has ${size} bytes, at most ${MAX_BYTES} are wanted`);
  process.stdout.write(`${name}.png ${Math.round(size / 1000)} KB\n`);
}

async function printPapers(browser: Browser, url: string) {
  if (!canPrint()) {
    process.stdout.write(
      "LibreOffice or pdftoppm is not installed here: the pictures of documents stay as they are.\n",
    );
    return;
  }
  const context = await browser.newContext();
  await signInAs(context, url, "office");
  for (const { name, path, format, page } of PAPERS) {
    const answer = await context.request.get(url + path);
    if (!answer.ok()) throw new Error(`${path} answers ${answer.status()}`);
    printPage(await answer.body(), format, page, join(FOLDER, name));
    tell(name);
  }
  await context.close();
}

mkdirSync(FOLDER, { recursive: true });
const executablePath = ensureBrowser();
const program = await startProgram();
try {
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await chromium.launch({ executablePath, args });
  for (const picture of PICTURES) await take(browser, program.url, picture);
  await printPapers(browser, program.url);
  await browser.close();
} finally {
  await program.stop();
}
