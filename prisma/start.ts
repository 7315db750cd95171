// npm start: from nothing to a running program. Runs on Node's own TypeScript support, so that it costs little memory:
// what it imports uses file extensions and no path alias.
import { migrate } from "./migrate.ts";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "./seed/accounts.ts";
import { ensureBuild } from "./start/build.ts";
import { openDatabase } from "./start/database.ts";
import { StartError } from "./start/fault.ts";
import { ensureDemo, issueSetupLink } from "./start/first-data.ts";
import { releaseLock, takeLock } from "./start/lock.ts";
import { copyPreviewAssets } from "./start/preview-assets.ts";
import { startServer } from "./start/server.ts";
import { checkPort, diskFull, prepareDataDir, readSettings, type Settings, sessionSecret } from "./start/settings.ts";
import { isShuttingDown, onShutdown, shutDown, stopOnSignals } from "./start/shutdown.ts";
import { sweepHourly } from "./start/sweep.ts";
import { printLine, say, sayFault, seconds, step } from "./start/terminal.ts";

const isDev = process.argv.includes("--dev");

async function start() {
  const began = performance.now();
  say("责任台账正在启动", "Zeren is starting");
  const settings = await step("检查环境", "Environment", readSettings);
  prepareDataDir(settings.dataDir);
  await takeLock(settings.dataDir, settings.port);
  onShutdown(() => releaseLock(settings.dataDir));
  await checkPort(settings);

  const database = await step("数据库", "Database", () => openDatabase(settings));
  await step("数据库升级", "Migrations", async () => {
    const { applied } = await migrate(database.url);
    return applied.length ? applied.join(", ") : "无需升级 up to date";
  });
  const childEnv = {
    DATABASE_URL: database.url,
    PORT: String(settings.port),
    ZEREN_DATA_DIR: settings.dataDir,
    ZEREN_DEMO: settings.isDemo ? "on" : "off",
    ZEREN_PUBLIC_URL: settings.publicUrl,
    ZEREN_SECRET: sessionSecret(settings),
    NEXTAUTH_URL: settings.publicUrl,
    NEXTAUTH_SECRET: sessionSecret(settings),
  };
  if (settings.isDemo) await step("演示数据", "Demo data", () => ensureDemo(database, settings.dataDir));
  const setupLink = settings.isDemo ? undefined : await issueSetupLink(database, settings.publicUrl);
  if (isDev) copyPreviewAssets();
  else await step("编译程序", "Build", () => ensureBuild(settings));
  await step("网页服务", "Web server", () => startServer(settings, childEnv, isDev), { isTalkative: true });
  if (isShuttingDown()) return;
  announce(settings, setupLink, seconds(began));
  sweepHourly(childEnv);
}

function announce({ publicUrl, isDemo }: Settings, setupLink: string | undefined, duration: string) {
  printLine();
  say(`已启动（${duration}），请在浏览器中打开：${publicUrl}`, `ready in ${duration}, open ${publicUrl}`);
  if (isDemo) {
    printLine();
    say(
      `演示账号，密码均为 ${DEMO_PASSWORD}；请勿录入涉密信息`,
      `demo accounts, all with password ${DEMO_PASSWORD}; never enter state secrets`,
    );
    for (const { username, zh, en } of DEMO_ACCOUNTS) printLine(`  ${username.padEnd(10)} ${zh} ${en}`);
  }
  if (setupLink) {
    printLine();
    say(
      "尚无用户。请用这个一次性链接创建第一个管理员和统筹账号：",
      "No users yet. This one-time link creates the first administrator and office account:",
    );
    printLine(`  ${setupLink}`);
  }
  printLine();
  say("按 Ctrl-C 停止。", "Ctrl-C stops it.");
}

stopOnSignals(() => say("\n正在停止…", "stopping…"));
start().catch((error: NodeJS.ErrnoException) => {
  if (isShuttingDown()) return;
  if (error instanceof StartError) sayFault(error);
  else if (error.code === "ENOSPC") sayFault(diskFull(error.path ?? "", 0));
  else console.error(error);
  void shutDown(1);
});
