import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Fails when axe finds something serious or critical in what is on screen. @param rules all of them unless named */
export async function expectAccessible(page: Page, place: string, rules?: string[]): Promise<void> {
  // Colours on their way to others are nobody's contrast: without motion there is no way.
  await page.emulateMedia({ reducedMotion: "reduce" });
  // Base UI's guards hand the focus on the moment they get it. Without frames, the blank page that axe would open to gather
  // what they say costs half of the time.
  const axe = new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ["violations"] })
    .exclude("[data-base-ui-focus-guard]");
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  const grave = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)} (${nodes.length})`);
  expect.soft(grave, place).toEqual([]);
}

/** Nothing wider than the screen. */
export async function expectNoSidewaysScroll(page: Page, place: string): Promise<void> {
  const { scroll, width } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    width: document.documentElement.clientWidth,
  }));
  expect.soft(scroll, `${place} scrolls sideways`).toBeLessThanOrEqual(width);
}

/** Puts real ids into a path of pages.ts: the page's person looks them up through the API. */
export async function realPath(page: Page, path: string): Promise<string> {
  const key = /\{(\w+)\}/.exec(path)?.[1];
  if (!key) return path;
  return path.replace(`{${key}}`, await FIND[key]!(page));
}

const FIND: Record<string, (page: Page) => Promise<string>> = {
  item: async (page) => (await first(page, "kind=ASSESSMENT_ITEM&lamp=RED")).id,
  task: async (page) => (await first(page, "kind=KEY_TASK")).id,
  own: async (page) => (await first(page, "kind=ASSESSMENT_ITEM&status=IN_PROGRESS")).id,
  assignment: async (page) => (await first(page, "kind=ASSESSMENT_ITEM&myStatus=IN_PROGRESS")).mine!.assignmentId,
  rectifying: async (page) => (await firstFinding(page, "status=RECTIFYING")).id,
  toApprove: async (page) => (await firstFinding(page, "status=LEADER_APPROVAL")).id,
  relapsed: async (page) => (await firstFinding(page, "flag=RELAPSE")).id,
  closed: async (page) => (await firstFinding(page, "year=2020&status=CLOSED")).id,
  import: async (page) => {
    const text =
      "重点任务,工作措施,牵头部门,责任单位,完成时限\n规范执法,评查案卷,市场监管所,各镇,12月底\n,落实三项制度,县司法局,,长期\n";
    const { id: dutyId } = await first(page, "kind=ASSESSMENT_ITEM&size=1");
    const { year } = await (await page.request.get(`/api/v1/duties/${dutyId}`)).json();
    const file = { name: "任务分解表.csv", mimeType: "text/csv", buffer: Buffer.from(text) };
    const multipart = { kind: "breakdown", year: String(year), file };
    const headers = { origin: process.env.E2E_URL!, prefer: "respond-async" };
    const response = await page.request.post("/api/v1/imports", { multipart, headers });
    expect(response.status(), await response.text()).toBe(202);
    const { id } = await response.json();
    const status = async () => (await (await page.request.get(`/api/v1/imports/${id}/progress`)).json()).status;
    await expect.poll(status, { timeout: 30_000 }).not.toBe("READING");
    return id;
  },
  plan: async (page) => {
    await page.goto("/admin/plans");
    const href = await page.locator("main a[href^='/admin/plans/']").first().getAttribute("href");
    return href!.split("/").at(-1)!;
  },
  async template(page) {
    await page.goto("/admin/templates");
    const known = page.locator("main a[href^='/admin/templates/']");
    if ((await known.count()) > 0) return (await known.first().getAttribute("href"))!.split("/").at(-1)!;
    const file = { name: "分解表.docx", mimeType: "application/octet-stream", buffer: await starter(page) };
    const multipart = { document: "breakdown", name: "Office", file };
    const headers = { origin: new URL(page.url()).origin };
    const response = await page.request.post("/api/v1/templates", { multipart, headers });
    return ((await response.json()) as { id: string }).id;
  },
};

const starter = async (page: Page): Promise<Buffer> =>
  (await page.request.get("/api/v1/templates/starter?document=breakdown&format=docx")).body();

async function first(page: Page, query: string): Promise<{ id: string; mine?: { assignmentId: string } }> {
  const { items } = await (await page.request.get(`/api/v1/duties?${query}`)).json();
  expect(items?.[0], `a duty for ${query}`).toBeDefined();
  return items[0];
}

async function firstFinding(page: Page, query: string): Promise<{ id: string }> {
  const { items } = await (await page.request.get(`/api/v1/findings?${query}`)).json();
  expect(items?.[0], `a finding for ${query}`).toBeDefined();
  return items[0];
}
