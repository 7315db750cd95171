import { createHash, randomBytes } from "node:crypto";
import type pg from "pg";
import { runNode } from "./child.ts";
import { type Database, withClient } from "./database.ts";
import { StartError } from "./fault.ts";

/**
 * Loads the demo data into an empty database. A Setting row `demo` says that loading began (`startedAt`) and that it
 * ended (`loadedAt`), so that a start that was killed in between begins again.
 */
export async function ensureDemo({ url, recreate }: Database): Promise<string> {
  const { demo, isEmpty } = await withClient(url, async (client) => ({
    demo: await readSetting(client, "demo"),
    isEmpty: await hasNoUsers(client),
  }));
  if (demo && "loadedAt" in demo) return "已加载 loaded before";
  if (!demo && !isEmpty) return "数据库已有数据，不加载 skipped: the database has data of its own";
  if (demo) {
    if (!recreate) {
      throw new StartError(
        "上次加载演示数据中断：请清空该数据库（DROP DATABASE、CREATE DATABASE）后重试",
        "loading the demo data was cut off last time: drop and create the database, then start again",
      );
    }
    await recreate();
  }
  const at = () => new Date().toISOString();
  const startedAt = at();
  await withClient(url, (client) => writeSetting(client, "demo", { startedAt }));
  const { code, output } = await runNode(["--import", "tsx", "prisma/seed/run.ts"], { DATABASE_URL: url });
  if (code !== 0)
    throw new StartError(`演示数据加载失败：\n${output.slice(-2_000)}`, "the demo data could not be loaded, see above");
  await withClient(url, (client) => writeSetting(client, "demo", { startedAt, loadedAt: at() }));
  return "已加载 loaded";
}

/**
 * While there is no user: a new one-time link by which the first administrator is made. Only the hash of its token is
 * stored; each start makes a new one, so an old link in a log is worthless.
 */
export async function issueSetupLink({ url }: Database, publicUrl: string): Promise<string | undefined> {
  return withClient(url, async (client) => {
    if (!(await hasNoUsers(client))) {
      await client.query(`DELETE FROM "Setting" WHERE key = 'setupToken'`);
      return undefined;
    }
    const token = randomBytes(32).toString("base64url");
    const hash = createHash("sha256").update(token).digest("hex");
    await writeSetting(client, "setupToken", { hash, createdAt: new Date().toISOString() });
    return `${publicUrl}/setup?token=${token}`;
  });
}

async function hasNoUsers(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query('SELECT 1 FROM "User" LIMIT 1');
  return rowCount === 0;
}

async function readSetting(client: pg.Client, key: string): Promise<Record<string, unknown> | undefined> {
  const { rows } = await client.query<{ value: Record<string, unknown> }>(
    'SELECT value FROM "Setting" WHERE key = $1',
    [key],
  );
  return rows[0]?.value;
}

async function writeSetting(client: pg.Client, key: string, value: Record<string, string>) {
  await client.query('INSERT INTO "Setting" (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = $2', [
    key,
    value,
  ]);
}
