import { readFileSync } from "node:fs";
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

/** Statements that one page sends, read from the server's own log: the fewest of five loads, as work left over from the load before may add its own. */
export async function countStatements(
  client: pg.Client,
  logFile: string,
  page: () => Promise<unknown>,
): Promise<number> {
  await client.query("alter system set log_statement = 'all'");
  await client.query("select pg_reload_conf(), pg_sleep(0.5)");
  const counts: number[] = [];
  for (let run = 0; run < 5; run++) {
    await client.query("select 'bench: page begins'");
    await page();
    await client.query("select 'bench: page ends'");
    counts.push(statementsOf(readFileSync(logFile, "utf8")));
  }
  await client.query("alter system reset log_statement");
  await client.query("select pg_reload_conf()");
  return Math.min(...counts);
}

function statementsOf(log: string): number {
  const page = log.slice(log.lastIndexOf("'bench: page begins'"), log.lastIndexOf("'bench: page ends'"));
  const statements = page.match(/LOG: {2}(execute [^:]*|statement): [^\n]*/g) ?? [];
  // The last is the mark of the end.
  return statements.filter((line) => !/: (BEGIN|COMMIT|ROLLBACK|SET)\b/i.test(line)).length - 1;
}
