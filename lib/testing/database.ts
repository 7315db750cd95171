import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { type Db, db } from "@/lib/db";

/**
 * Gives the calling test file a PostgreSQL database of its own: a clone of the migrated, empty template. Call it once at
 * the top level of the file; everything that imports `db` from "@/lib/db" (queries, mutations) then uses this database.
 *
 * ```ts
 * import { resetDatabase, useDatabase } from "@/lib/testing/database";
 *
 * const db = useDatabase();          // top level, not inside a hook
 * beforeEach(resetDatabase);         // only if the tests of the file would disturb each other
 *
 * test("…", async () => {
 *   await db.unit.create({ data: … });
 * });
 * ```
 *
 * The server is started by vitest's global set-up (lib/testing/global-setup.ts), so `npx vitest run <file>` just works.
 * Nothing may touch `db` at import time. The triggers and checks of prisma/migrations are in force.
 * `process.env.DATABASE_URL` is the connection string inside tests and hooks.
 */
export function useDatabase(): Db {
  const server = inject("postgresUrl");
  const name = `t_${process.pid}_${crypto.randomUUID().slice(0, 8)}`;

  beforeAll(async () => {
    await command(server, `CREATE DATABASE "${name}" TEMPLATE "template_zeren"`);
    process.env.DATABASE_URL = databaseUrl(server, name);
  });

  afterAll(async () => {
    await db.$disconnect();
    await command(server, `DROP DATABASE "${name}" WITH (FORCE)`);
  });

  return db;
}

/** Empties every table of this file's database. Ids start again at 1. */
export async function resetDatabase(): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    const { rows } = await client.query<{ names: string | null }>(
      `SELECT string_agg(format('%I', tablename), ', ') AS names FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
    );
    // The audit log refuses TRUNCATE; as a replica no trigger fires.
    await client.query("SET session_replication_role = replica");
    await client.query(`TRUNCATE ${rows[0]?.names} RESTART IDENTITY`);
  } finally {
    await client.end();
  }
}

function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function command(server: string, sql: string) {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
