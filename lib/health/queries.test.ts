import { expect, test } from "vitest";
import { useDatabase } from "@/lib/testing/database";
import { findReadiness } from "./queries";

const db = useDatabase();

test("a migrated database is ready when no demo is wanted", async () => {
  expect(await findReadiness()).toEqual({ database: true, migrations: true, demo: true });
});

test("a database that misses a migration, or has one of a newer program, is not", async () => {
  await db.$executeRaw`UPDATE "_prisma_migrations" SET finished_at = NULL WHERE migration_name = '0002_guards'`;
  expect(await findReadiness()).toMatchObject({ database: true, migrations: false });
  await db.$executeRaw`UPDATE "_prisma_migrations" SET finished_at = now(), migration_name = '9999_future' WHERE migration_name = '0002_guards'`;
  expect(await findReadiness()).toMatchObject({ database: true, migrations: false });
});

test("without a history of migrations the database still answers", async () => {
  await db.$executeRaw`DROP TABLE "_prisma_migrations"`;
  expect(await findReadiness()).toEqual({ database: true, migrations: false, demo: false });
});
