import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { DEMO_PASSWORD } from "../prisma/seed/accounts";

export type { Page };
export { expect };

interface Fixtures {
  /** Messages that this test expects on the console, such as the browser's own line about a 404 it provokes. */
  allowedConsole: RegExp[];
  /** Signs the test's browser in as a demo account, as the sign-in form does. Call it again to change the person. */
  signIn: (username: string, password?: string) => Promise<void>;
  /** Another person at a browser of their own, signed in; watched like `page`. Without a name: nobody is signed in. */
  openAs: (username?: string) => Promise<Page>;
}

/**
 * Playwright's `test` against the running program: relative addresses work, and the test fails when a page logs an
 * error or throws one.
 */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from the pattern
  baseURL: async ({}, use) => {
    await use(process.env.E2E_URL);
  },
  allowedConsole: [[], { option: true }],
  page: async ({ page, allowedConsole }, use) => {
    const check = watch(page, allowedConsole);
    await use(patient(page));
    check();
  },
  signIn: async ({ context, baseURL }, use) => {
    await use((username, password = DEMO_PASSWORD) => signInAs(context, baseURL!, username, password));
  },
  openAs: async ({ browser, baseURL, allowedConsole }, use) => {
    const opened: { context: BrowserContext; check: () => void }[] = [];
    await use(async (username) => {
      const context = await browser.newContext();
      if (username) await signInAs(context, baseURL!, username);
      const page = patient(await context.newPage());
      opened.push({ context, check: watch(page, allowedConsole) });
      return page;
    });
    for (const { context } of opened) await context.close();
    for (const { check } of opened) check();
  },
});

/** What is pressed before React is at work is lost: a person presses again, a test waits. */
export async function alive(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const controls = [...document.querySelectorAll("button, input, select, textarea")];
    return controls.every((control) => Object.keys(control).some((key) => key.startsWith("__reactProps")));
  });
}

/** The same page, whose `goto` and `reload` end when it can be used. */
function patient(page: Page): Page {
  const { goto, reload } = page;
  page.goto = async (...args) => {
    const response = await goto.apply(page, args);
    if (response?.headers()["content-type"]?.startsWith("text/html")) await alive(page);
    return response;
  };
  page.reload = async (...args) => {
    const response = await reload.apply(page, args);
    await alive(page);
    return response;
  };
  return page;
}

/** Listens for what goes wrong in a page; the function it returns fails when there was something. */
export function watch(page: Page, allowed: readonly RegExp[] = []): () => void {
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(`${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => errors.push(String(error.stack ?? error)));
  return () => expect(errors.filter((error) => !allowed.some((pattern) => pattern.test(error)))).toEqual([]);
}

/** Posts what the sign-in form posts; also for contexts that a test opens itself. */
export async function signInAs(context: BrowserContext, url: string, username: string, password = DEMO_PASSWORD) {
  await context.clearCookies();
  const headers = { origin: url };
  const { csrfToken } = await (await context.request.get(`${url}/api/auth/csrf`)).json();
  const form = { csrfToken, username, password, callbackUrl: url, json: "true" };
  const response = await context.request.post(`${url}/api/auth/callback/credentials`, { form, headers });
  expect(response.status(), `signing in as ${username}`).toBe(200);
  const cookies = await context.cookies();
  expect(cookies.some(({ name }) => name.endsWith("zeren.session"))).toBe(true);
}
