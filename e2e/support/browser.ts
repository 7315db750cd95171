import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";

const isRoot = process.getuid?.() === 0;
const KNOWN = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge"];

/** Chromium's path, from CHROMIUM_PATH, the machine, apt (as root) or Playwright's own download. Throws one clear line. */
export function ensureBrowser(): string {
  const browser = findBrowser() ?? installedByApt() ?? downloaded();
  if (!browser) {
    throw new Error(
      "没有找到 Chromium：请安装 chromium 与 fonts-noto-cjk，或用 CHROMIUM_PATH 指明其路径 / no Chromium: install chromium and fonts-noto-cjk, or set CHROMIUM_PATH",
    );
  }
  if (!hasChineseFont() && isRoot) apt("fonts-noto-cjk");
  return browser;
}

export function findBrowser(): string | undefined {
  const given = process.env.CHROMIUM_PATH;
  if (given) return existsSync(given) ? given : undefined;
  for (const name of KNOWN) {
    const { status, stdout } = spawnSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" });
    if (status === 0) return stdout.trim();
  }
  return playwrightsOwn();
}

export function hasChineseFont(): boolean {
  return spawnSync("fc-list", [":lang=zh"], { encoding: "utf8" }).stdout?.trim() !== "";
}

function installedByApt(): string | undefined {
  if (!isRoot) return undefined;
  apt("chromium", "fonts-noto-cjk");
  return findBrowser();
}

function apt(...packages: string[]) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync("apt-get", ["update", "-qq"], { env, stdio: "ignore" });
  spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], { env, stdio: "ignore" });
}

function downloaded(): string | undefined {
  try {
    const cli = createRequire(import.meta.url).resolve("@playwright/test/cli");
    execFileSync(process.execPath, [cli, "install", "chromium"], { stdio: "ignore", timeout: 300_000 });
  } catch {
    return undefined;
  }
  return playwrightsOwn();
}

function playwrightsOwn(): string | undefined {
  const program = `import("@playwright/test").then(({ chromium }) => process.stdout.write(chromium.executablePath()))`;
  const path = spawnSync(process.execPath, ["-e", program], { encoding: "utf8", cwd: import.meta.dirname }).stdout;
  return path && existsSync(path) ? path : undefined;
}
