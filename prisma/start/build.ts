import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runNode } from "./child.ts";
import { StartError } from "./fault.ts";
import { copyPreviewAssets } from "./preview-assets.ts";
import { ROOT, type Settings } from "./settings.ts";

/** Everything that the compiled program is made of, except tsconfig.json, which a build with another folder rewrites. */
const SOURCES = [
  "{app,components,lib,public}/**/*",
  "prisma/{schema,seed}/**/*",
  "{proxy,instrumentation,next.config}.ts",
  "{postcss.config.mjs,package-lock.json}",
];
const IRRELEVANT = /\.test\.tsx?$|^lib\/testing\/|^public\/pdfjs/;

export const NEXT = join(ROOT, "node_modules/next/dist/bin/next");

export function isBuildCurrent({ distDir }: Settings): boolean {
  const stamp = join(distDir, "zeren-sources");
  return existsSync(join(distDir, "BUILD_ID")) && existsSync(stamp) && readFileSync(stamp, "utf8") === hashSources();
}

/** Compiles the program unless `.next` was made from exactly these sources. */
export async function ensureBuild(settings: Settings): Promise<string> {
  copyPreviewAssets();
  if (isBuildCurrent(settings)) return "无需编译 up to date";
  const hash = hashSources();
  rmSync(join(settings.distDir, "zeren-sources"), { force: true });
  await run(["node_modules/prisma/build/index.js", "generate"], {});
  // A build asks no database, and must not depend on the one that happens to be there.
  await run([NEXT, "build"], { NODE_ENV: "production", DATABASE_URL: undefined });
  writeFileSync(join(settings.distDir, "zeren-sources"), hash);
  return "已编译 built";
}

async function run(args: string[], extra: Record<string, string | undefined>) {
  const { code, output } = await runNode(args, extra);
  if (code === 0) return;
  if (/ENOSPC|No space left/.test(output))
    throw new StartError("磁盘已满，编译失败：请清理磁盘后重试", "the disk is full: free some space and start again");
  throw new StartError(`编译失败：\n${output.slice(-4_000)}`, "the build failed, see above");
}

function hashSources(): string {
  const hash = createHash("sha256").update(process.version);
  const files = globSync(SOURCES, { cwd: ROOT, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, name: path.slice(ROOT.length + 1).replaceAll("\\", "/") }))
    .filter(({ name }) => !IRRELEVANT.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { path, name } of files) hash.update(`\0${name}\0`).update(readFileSync(path));
  return hash.digest("hex");
}
