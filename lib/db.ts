import { PrismaPg } from "@prisma/adapter-pg";
import { Prisma, PrismaClient } from "@/prisma/generated/client";
import { env } from "./env";

export type Db = PrismaClient;
export type Tx = Prisma.TransactionClient;

/** A client on its own bounded pool. The default pool would wait for ever (pg: connectionTimeoutMillis 0). */
function createDb(url: string, max: number): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg({
      connectionString: url,
      max,
      connectionTimeoutMillis: 5_000,
      statement_timeout: 15_000,
      lock_timeout: 10_000,
      idle_in_transaction_session_timeout: 30_000,
      keepAlive: true,
    }),
  });
}

const globals = globalThis as { zerenDb?: PrismaClient };

function sharedDb(): PrismaClient {
  const { databaseUrl, databasePool } = env();
  if (!databaseUrl) throw new Error("DATABASE_URL is not set: start the program with `npm start`");
  globals.zerenDb ??= createDb(databaseUrl, databasePool);
  return globals.zerenDb;
}

/** The database. Connects on first use, so that a build needs none. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get: (_, property) => Reflect.get(sharedDb(), property),
});

/**
 * Reads in one moment of the database, for as long as it takes up to `timeout` ms: whatever is changed meanwhile, `work` sees
 * none of it. Nothing can be written.
 */
export function snapshot<T>(work: (tx: Tx) => Promise<T>, timeout: number): Promise<T> {
  return db.$transaction(
    async (tx) => {
      await tx.$executeRaw`set transaction read only`;
      return work(tx);
    },
    { isolationLevel: "RepeatableRead", maxWait: 8_000, timeout },
  );
}

/** The rows of `query` in pages of `size`, read by a cursor: one at a time in a transaction. */
export async function* pagesOf<Row>(tx: Tx, query: Prisma.Sql, size: number): AsyncGenerator<Row[]> {
  await tx.$executeRaw`declare pages no scroll cursor for ${query}`;
  for (;;) {
    const rows = await tx.$queryRaw<Row[]>`fetch forward ${Prisma.raw(String(size))} from pages`;
    if (rows.length > 0) yield rows;
    if (rows.length < size) break;
  }
  await tx.$executeRaw`close pages`;
}

const RETRIES = 5;

/**
 * Runs `work` in one transaction and repeats it whole after a deadlock or serialization failure
 * (P2034 from the ORM, P2010 with TransactionWriteConflict from raw SQL). `work` must have no effect outside the database.
 */
export async function transaction<T>(work: (tx: Tx) => Promise<T>, timeout = 10_000): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.$transaction(work, { maxWait: 8_000, timeout });
    } catch (error) {
      if (attempt >= RETRIES || !isWriteConflict(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));
    }
  }
}

function isWriteConflict(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return (
    error.code === "P2034" ||
    (error.code === "P2010" && JSON.stringify(error.meta).includes("TransactionWriteConflict"))
  );
}

/** Whether a write was refused because another row has the same unique value. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}
