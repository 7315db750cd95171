import type { Tx } from "@/lib/db";
import { Prisma } from "@/prisma/generated/client";

/**
 * Inserts many rows with one statement and one parameter, about five times as fast as createMany for thousands of rows.
 * Columns that a row leaves out take their default only if all rows leave them out.
 */
export async function insertRows(
  tx: Tx,
  table: "ProgressReport" | "AuditEvent" | "Assignment",
  rows: readonly object[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Prisma.raw(
    Object.keys(first)
      .map((name) => `"${name}"`)
      .join(", "),
  );
  await tx.$executeRaw`
    insert into ${Prisma.raw(`"${table}"`)} (${columns})
    select ${columns} from json_populate_recordset(null::${Prisma.raw(`"${table}"`)}, ${JSON.stringify(rows)}::json)`;
}
