import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { viewerOf } from "@/lib/auth/viewer";
import { listDuties } from "@/lib/duties/queries";
import type { DutyListInput } from "@/lib/duties/schema";
import { PrismaClient } from "@/prisma/generated/client";

interface Statement {
  text: string;
  values: unknown[];
}

/** The SQL that the ledger's list sends for this viewer and these parameters, to be sent again without the program. */
export async function ledgerStatements(url: string, userId: string, input: DutyListInput): Promise<Statement[]> {
  const statements: Statement[] = [];
  const client = new PrismaClient({
    adapter: new PrismaPg({ connectionString: url }),
    log: [{ emit: "event", level: "query" }],
  });
  client.$on("query", ({ query, params }) => statements.push({ text: query, values: JSON.parse(params) }));
  // lib/db.ts keeps its client here.
  (globalThis as { zerenDb?: PrismaClient }).zerenDb = client;
  const viewer = await viewerOf(userId);
  statements.length = 0;
  await listDuties(viewer, input);
  await client.$disconnect();
  return statements;
}

/** Statements per page: what the database committed for twenty pages, each statement outside a transaction being one. */
export async function countStatements(client: pg.Client, page: () => Promise<unknown>): Promise<number> {
  const commits = async () => {
    // Backends report their counts about once a second.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const { rows } = await client.query<{ count: string }>(
      "select xact_commit as count from pg_stat_database where datname = current_database()",
    );
    return Number(rows[0]?.count);
  };
  const before = await commits();
  for (let run = 0; run < 20; run++) await page();
  const after = await commits();
  return Math.round((after - before - 1) / 20);
}
