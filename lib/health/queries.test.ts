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

test("a server that ends the connection instead of answering is no database", async () => {
  await db.$executeRaw`CREATE FUNCTION going_down() RETURNS TABLE (migration_name text, finished_at date, rolled_back_at date)
    LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'terminating connection' USING ERRCODE = '57P01'; END $$`;
  await db.$executeRaw`CREATE VIEW "_prisma_migrations" AS SELECT * FROM going_down()`;
  expect(await findReadiness()).toEqual({ database: false, migrations: false, demo: false });
});
