import { readdirSync } from "node:fs";
import { join } from "node:path";
import { db } from "@/lib/db";
import { env } from "@/lib/env";

export interface Readiness {
  database: boolean;
  migrations: boolean;
  demo: boolean;
}

const NOTHING: Readiness = { database: false, migrations: false, demo: false };

/**
 * Whether the program can do its work: the database answers, is at the level of this program, and holds the demo data
 * when those are wanted. For probes of load balancers and tests, hence without a viewer; never throws.
 */
export async function findReadiness(): Promise<Readiness> {
  try {
    const rows = await db.$queryRaw<{ name: string }[]>`
      SELECT migration_name AS name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
    const migrations = isLevel(new Set(rows.map(({ name }) => name)));
    return { database: true, migrations, demo: migrations && (await isDemoReady()) };
  } catch (error) {
    return { ...NOTHING, database: isWithoutHistory(error) };
  }
}

const UNDEFINED_TABLE = "42P01";

/** The server answered, but there is no history of migrations yet. A server that is going down also answers, with other codes. */
function isWithoutHistory(error: unknown): boolean {
  const { meta } = error as { meta?: { driverAdapterError?: { cause?: { originalCode?: string } } } };
  return meta?.driverAdapterError?.cause?.originalCode === UNDEFINED_TABLE;
}

function isLevel(applied: Set<string>): boolean {
  const folder = join(/* turbopackIgnore: true */ process.cwd(), "prisma", "migrations");
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return names.length === applied.size && names.every(({ name }) => applied.has(name));
}

/** The seed ends with this row; a database that had units of its own gets no demo and no row. */
async function isDemoReady(): Promise<boolean> {
  if (!env().isDemo) return true;
  return (await db.setting.count({ where: { key: "demo" } })) > 0 || (await db.unit.count({ take: 1 })) > 0;
}
