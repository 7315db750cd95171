// npm run sweep: clears stored files that nothing uses any more, as the running program does every hour.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { choosePlace } from "./postgres/place.ts";
import { StartError } from "./start/fault.ts";
import { readSettings } from "./start/settings.ts";
import { shutDown, stopOnSignals } from "./start/shutdown.ts";
import { sweepFiles } from "./start/sweep.ts";
import { printLine, sayFault } from "./start/terminal.ts";

stopOnSignals(() => undefined);
try {
  const { databaseUrl, dataDir } = await readSettings();
  const url = databaseUrl ?? (await embeddedUrl(dataDir));
  const { code, output } = await sweepFiles({ DATABASE_URL: url, ZEREN_DATA_DIR: dataDir });
  printLine(output.trim());
  await shutDown(code ?? 1);
} catch (error) {
  if (error instanceof StartError) sayFault(error);
  else console.error(error);
  await shutDown(1);
}

/** Of the embedded database while the program runs: its port is the fourth line of the server's own file. */
async function embeddedUrl(dataDir: string): Promise<string> {
  const { cluster } = await choosePlace(dataDir);
  const file = join(cluster, "postmaster.pid");
  const port = existsSync(file) ? readFileSync(file, "utf8").split("\n")[3] : undefined;
  if (!port) {
    throw new StartError(
      "程序没有运行，内置数据库未启动：请先执行 npm start，启动时会自动清理一次",
      "the program does not run, and with it the embedded database: npm start sweeps at its start",
    );
  }
  const password = readFileSync(join(dataDir, "postgres.password"), "utf8").trim();
  return `postgresql://zeren:${password}@127.0.0.1:${port}/zeren`;
}
