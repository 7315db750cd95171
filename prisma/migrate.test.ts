import { expect, test } from "vitest";
import { useDatabase } from "@/lib/testing/database";
import { listMigrations, migrate } from "./migrate";
import { currentSchema, snapshotSchema } from "./migration";

const db = useDatabase();

test("the newest migration is at the level of prisma/schema (else: npm run db:migration)", () => {
  expect(snapshotSchema()).toBe(currentSchema());
});

test("a migrated database is left as it is", async () => {
  expect(await migrate(process.env.DATABASE_URL!)).toEqual({ applied: [] });
  const names = await db.$queryRaw<
    { migration_name: string }[]
  >`SELECT migration_name FROM "_prisma_migrations" ORDER BY 1`;
  expect(names.map((row) => row.migration_name)).toEqual(listMigrations().map(({ name }) => name));
});

test("an empty database is brought to the newest level, by one of two programs that start at once", async () => {
  await db.$executeRawUnsafe('CREATE SCHEMA "other"');
  const url = new URL(process.env.DATABASE_URL!);
  url.searchParams.set("options", "-c search_path=other");
  const results = await Promise.all([migrate(url.href), migrate(url.href)]);
  expect(results.map(({ applied }) => applied.length).sort()).toEqual([0, listMigrations().length]);
});

test("an edited migration is refused, and so is one of a newer program", async () => {
  await db.$executeRaw`UPDATE "_prisma_migrations" SET checksum = 'other' WHERE migration_name = '0001_init'`;
  await expect(migrate(process.env.DATABASE_URL!)).rejects.toThrow("edited after it had been applied");
  await db.$executeRaw`UPDATE "_prisma_migrations" SET migration_name = '9999_future' WHERE migration_name = '0001_init'`;
  await expect(migrate(process.env.DATABASE_URL!)).rejects.toThrow("newer than this program");
});

test("the audit log can only grow", async () => {
  await db.auditEvent.create({ data: { kind: "TEST", actorName: "", actorUnit: "", payload: {} } });
  await expect(db.auditEvent.updateMany({ data: { kind: "OTHER" } })).rejects.toThrow("append-only");
  await expect(db.auditEvent.deleteMany()).rejects.toThrow("append-only");
  await expect(db.$executeRaw`TRUNCATE "AuditEvent"`).rejects.toThrow("append-only");
});
