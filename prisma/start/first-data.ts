import { createHash, randomBytes } from "node:crypto";
import type pg from "pg";
import { runNode } from "./child.ts";
import { type Database, withClient } from "./database.ts";
import { StartError } from "./fault.ts";

/**
 * Loads the demo data into an empty database, and its evidence into the store. The seed is one transaction that ends with a
 * Setting row `demo`.
 */
export async function ensureDemo({ url }: Database, dataDir: string): Promise<string> {
  const { isLoaded, isEmpty } = await withClient(url, async (client) => ({
    isLoaded: await hasRow(client, `SELECT 1 FROM "Setting" WHERE key = 'demo'`),
    isEmpty: !(await hasRow(client, 'SELECT 1 FROM "Unit" LIMIT 1')),
  }));
  if (isLoaded) return "已加载 loaded before";
  if (!isEmpty) return "数据库已有数据，不加载 skipped: the database has data of its own";
  const { code, output } = await runNode(["--import", "tsx", "prisma/seed/run.ts"], {
    DATABASE_URL: url,
    ZEREN_DATA_DIR: dataDir,
  });
  if (code !== 0) {
    throw new StartError(`演示数据加载失败：\n${output.slice(-2_000)}`, "the demo data could not be loaded, see above");
  }
  return "已加载 loaded";
}

/**
 * While there is no user: a new one-time link by which the first administrator is made. Only the hash of its token is
 * stored; each start makes a new one, so an old link in a log is worthless.
 */
export async function issueSetupLink({ url }: Database, publicUrl: string): Promise<string | undefined> {
  return withClient(url, async (client) => {
    if (await hasRow(client, 'SELECT 1 FROM "User" LIMIT 1')) {
      await client.query(`DELETE FROM "Setting" WHERE key = 'setupToken'`);
      return undefined;
    }
    const token = randomBytes(32).toString("base64url");
    const hash = createHash("sha256").update(token).digest("hex");
    await client.query(
      `INSERT INTO "Setting" (key, value) VALUES ('setupToken', $1) ON CONFLICT (key) DO UPDATE SET value = $1`,
      [{ hash, createdAt: new Date().toISOString() }],
    );
    return `${publicUrl}/setup?token=${token}`;
  });
}

async function hasRow(client: pg.Client, sql: string): Promise<boolean> {
  return ((await client.query(sql)).rowCount ?? 0) > 0;
}
