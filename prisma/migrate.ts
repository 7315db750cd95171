import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { StartError } from "./start/fault.ts";

export const MIGRATIONS = join(import.meta.dirname, "migrations");

/** Any fixed number: two programs that start at once on one database migrate one after the other. */
const LOCK = 7_620_724;

/** The table that `prisma migrate` keeps, so that its commands read the same history. */
const HISTORY = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  id VARCHAR(36) PRIMARY KEY, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ, migration_name VARCHAR(255) NOT NULL,
  logs TEXT, rolled_back_at TIMESTAMPTZ, started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;

interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

/** The migrations of this program, oldest first. */
export function listMigrations(): Migration[] {
  return readdirSync(MIGRATIONS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(MIGRATIONS, entry.name, "migration.sql")))
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(MIGRATIONS, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

/**
 * Brings a database to the level of this program, each migration in one transaction, and tells which ones it applied.
 * Throws StartError when the database holds a migration that this program does not know or that was edited since.
 */
export async function migrate(databaseUrl: string): Promise<{ applied: string[] }> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    await client.query(HISTORY);
    const { rows } = await client.query<{ migration_name: string; checksum: string }>(
      `SELECT migration_name, checksum FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
    );
    const done = new Map(rows.map((row) => [row.migration_name, row.checksum]));
    const known = listMigrations();
    refuseForeign(done, known);
    const pending = known.filter(({ name }) => !done.has(name));
    for (const migration of pending) await apply(client, migration);
    return { applied: pending.map(({ name }) => name) };
  } finally {
    await client.end();
  }
}

function refuseForeign(done: Map<string, string>, known: Migration[]) {
  for (const [name, checksum] of done) {
    const migration = known.find((candidate) => candidate.name === name);
    if (!migration) {
      throw new StartError(
        `数据库比程序新（已执行迁移 ${name}）：请使用更新的程序版本`,
        `the database is newer than this program (migration ${name}): use a newer version of the program`,
      );
    }
    if (migration.checksum !== checksum) {
      throw new StartError(
        `迁移 ${name} 在执行之后被修改：请恢复该文件；开发环境可执行 npm run db:reset（清空数据）`,
        `migration ${name} was edited after it had been applied: restore the file, or in development run npm run db:reset (erases the data)`,
      );
    }
  }
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration) {
  await client.query("BEGIN");
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count) VALUES ($1, $2, $3, now(), now(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw new Error(`migration ${name}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}
