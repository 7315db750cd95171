// npm run doctor: looks at what a start and a test run need, and changes nothing but the data folder's existence.
import { statfsSync } from "node:fs";
import { findBrowser, hasChineseFont } from "../e2e/support/browser.ts";
import { choosePlace } from "./postgres/place.ts";
import { isBuildCurrent } from "./start/build.ts";
import { openDatabase } from "./start/database.ts";
import { StartError } from "./start/fault.ts";
import { checkPort, prepareDataDir, readSettings } from "./start/settings.ts";
import { printLine, sayFault } from "./start/terminal.ts";

let faults = 0;

async function look(name: string, work: () => unknown) {
  try {
    const remark = await work();
    printLine(`✓ ${name}${typeof remark === "string" ? `: ${remark}` : ""}`);
  } catch (error) {
    faults += 1;
    printLine(`✗ ${name}`);
    if (error instanceof StartError) sayFault(error);
    else console.error(error instanceof Error ? error.message : error);
  }
}

await look("Node", () => process.version);
await look("环境变量 environment", readSettings);
const settings = await readSettings().catch(() => undefined);
if (settings) {
  const { dataDir, databaseUrl, host, port } = settings;
  await look("数据目录 data folder", () => prepareDataDir(dataDir));
  await look("磁盘 disk", () => {
    const { bavail, bsize } = statfsSync(dataDir);
    return `${Math.floor((bavail * bsize) / 1_000_000)} MB free`;
  });
  if (databaseUrl) await look("数据库 database", () => openDatabase(settings));
  else await look("内置数据库 embedded database", async () => (await choosePlace(dataDir)).cluster);
  await look(`端口 port ${host}:${port}`, () => checkPort(settings));
  await look("编译结果 build", () => (isBuildCurrent(settings) ? "up to date" : "the next start will build"));
}
await look("测试用浏览器 browser for tests", () => findBrowser() ?? "none: npm test installs one or says so");
await look("中文字体 Chinese fonts", () => (hasChineseFont() ? "found" : "none: only tests and screenshots need them"));
process.exitCode = faults ? 1 : 0;
