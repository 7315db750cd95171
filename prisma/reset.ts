// npm run db:reset: throws the embedded database away; the next start makes a new one.
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { stopOrphan } from "./postgres/orphan.ts";
import { choosePlace } from "./postgres/place.ts";
import { StartError } from "./start/fault.ts";
import { releaseLock, takeLock } from "./start/lock.ts";
import { readSettings } from "./start/settings.ts";
import { say, sayFault } from "./start/terminal.ts";

try {
  const { databaseUrl, dataDir } = await readSettings();
  if (databaseUrl) {
    throw new StartError(
      "设置了 DATABASE_URL：请在该服务器上自行删除并重建数据库",
      "DATABASE_URL is set: drop and create that database on its own server",
    );
  }
  if (existsSync(dataDir)) {
    await takeLock(dataDir, 0);
    const { cluster } = await choosePlace(dataDir);
    await stopOrphan(cluster);
    rmSync(cluster, { recursive: true, force: true });
    rmSync(join(dataDir, "postgres.password"), { force: true });
    releaseLock(dataDir);
  }
  say("内置数据库已清空，下次启动时重新建立。", "The embedded database is gone; the next start makes a new one.");
} catch (error) {
  if (error instanceof StartError) sayFault(error);
  else console.error(error);
  process.exitCode = 1;
}
