import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { expect, type Page, test } from "./fixtures";

const hasPdfToText = spawnSync("pdftotext", ["-v"]).status === 0;

/** What is for the hand only. */
const HAND_WORDS = ["跳到正文", "退出登录", "演示系统", "显示的列", "分组方式", "均无变化", "选择本页全部", "新增事项"];

/** Sheets that lie on their side, as wide as A4 is long. */
const LANDSCAPE_WIDTH = 841;

/** The words on the sheets of paper, without spaces; Chromium writes some characters as their radicals. */
async function printed(page: Page, path: string): Promise<string> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.byteLength).toBeGreaterThan(5_000);
  writeFileSync(path, pdf);
  const text = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8", maxBuffer: 1 << 26 });
  return text.normalize("NFKC").replace(/\s+/g, "");
}

/** Page of a preview with a cell that is refused. */
async function previewPath({ request }: Page, url: string): Promise<string> {
  const csv = [
    "2026年高台县法治政府建设问题整改台账",
    "序号,问题来源,存在问题,整改目标,整改措施,牵头部门,责任单位,责任人,整改时限",
    "1,自查,执法文书填写不规范。,规范填写,开展一次执法文书评查。,县司法局,市场监管所,张三,12月底",
  ];
  const file = { name: "台账.csv", mimeType: "text/csv", buffer: Buffer.from(csv.join("\r\n")) };
  const answer = await request.post(`${url}/api/v1/imports`, {
    headers: { origin: url },
    multipart: { file, kind: "rectification", year: String(new Date().getFullYear()) },
  });
  return `/imports/${(await answer.json()).id}`;
}

interface Sheet {
  name: string;
  person: string;
  path: string;
  words: readonly string[];
  isLandscape?: boolean;
  /** Printed from the dark design. */
  isDark?: boolean;
}

const SHEETS: readonly Sheet[] = [
  {
    name: "ledger",
    person: "leader",
    path: "/duties?year=2020",
    words: ["责任台账", "责任事项", "牵头部门"],
    isLandscape: true,
    isDark: true,
  },
  {
    name: "grouped ledger",
    person: "office",
    path: "/duties?group=keyTask",
    words: ["责任台账", "已完成"],
    isLandscape: true,
  },
  { name: "overdue", person: "leader", path: "/overdue", words: ["督办", "项次", "完成时限"] },
  {
    name: "period sheet",
    person: "101-1",
    path: "/reports",
    words: ["任务进展情况表", "填报单位(盖章):宣化镇", "单位负责人(签字)"],
    isLandscape: true,
  },
  { name: "duty", person: "leader", path: "/duties?year=2020&kind=KEY_TASK", words: ["牵头部门", "办理经过"] },
  {
    name: "finding",
    person: "office",
    path: "/findings?status=RECTIFYING",
    words: ["整改措施", "办理经过"],
    isDark: true,
  },
  { name: "findings", person: "office", path: "/findings", words: ["整改台账", "存在问题"], isLandscape: true },
  { name: "board", person: "office", path: "/findings?view=board", words: ["整改中", "已销号"], isLandscape: true },
  {
    name: "list of problems",
    person: "office",
    path: "/findings?view=problems",
    words: ["问题清单"],
    isLandscape: true,
  },
  { name: "units", person: "office", path: "/admin/units", words: ["单位", "县司法局"], isLandscape: true },
  { name: "review", person: "office", path: "/review", words: ["审核", "下一步打算"] },
  {
    name: "preview",
    person: "office",
    path: "PREVIEW",
    words: ["未通过", "没有叫“市场监管所”的单位"],
    isLandscape: true,
  },
];

for (const { name, person, path, words, isLandscape = false, isDark = false } of SHEETS) {
  test(`the ${name} prints as a sheet, without what is for the hand`, async ({ page, signIn, baseURL }, info) => {
    await signIn(person);
    if (isDark) await page.emulateMedia({ colorScheme: "dark" });
    await page.goto(path === "PREVIEW" ? await previewPath(page, baseURL!) : path);
    if (name === "duty" || name === "finding") {
      await page.locator("tr[data-row]").first().getByRole("link").first().click();
      await expect(page.getByRole("heading", { name: "办理经过" })).toBeVisible();
    }
    await page.emulateMedia({ media: "print" });
    await expect(page.getByRole("navigation")).toHaveCount(0);
    await expect(page.getByRole("banner")).toHaveCount(0);
    expect(await looks(page)).toEqual({ ink: "rgb(0, 0, 0)", paper: "rgb(255, 255, 255)", stuck: 0, heads: 0 });
    if (!hasPdfToText) return;
    const sheet = info.outputPath("sheet.pdf");
    const text = await printed(page, sheet);
    const size = execFileSync("pdfinfo", [sheet], { encoding: "utf8" });
    expect(size.includes(`Page size:       ${LANDSCAPE_WIDTH}`), "landscape").toBe(isLandscape);
    expect(text).toMatch(/第1页,共\d+页/);
    for (const word of words) expect(text.includes(word), word).toBe(true);
    for (const word of HAND_WORDS) expect(text.includes(word), word).toBe(false);
  });
}

/** What makes a page a sheet: black on white, nothing that sticks, headings that repeat. */
function looks(page: Page) {
  return page.evaluate(() => {
    const style = getComputedStyle(document.body);
    const main = [...document.querySelectorAll("main *")].map((element) => ({
      element,
      style: getComputedStyle(element),
    }));
    const isShown = ({ element }: { element: Element }) => element.getClientRects().length > 0;
    const stuck = main.filter(({ style }) => style.position === "sticky" || style.position === "fixed").filter(isShown);
    const heads = main.filter(
      ({ element, style }) => element.tagName === "THEAD" && style.display !== "table-header-group",
    );
    return { ink: style.color, paper: style.backgroundColor, stuck: stuck.length, heads: heads.filter(isShown).length };
  });
}
