// npm run db:migration -- <name>     writes the next migration from the schema of the last one to the current schema
// npm run db:migration -- --squash   rewrites 0001_init from the current schema (only before the first release)
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";
import { listMigrations, MIGRATIONS } from "./migrate.ts";
import { startThrowaway } from "./postgres/throwaway.ts";

const SCHEMA = join(import.meta.dirname, "schema");
/** The whole schema as of the newest migration: what the next one starts from. */
const SNAPSHOT = join(MIGRATIONS, "schema.snapshot");
const INIT = "0001_init";
/** Hand-written: what a Prisma schema cannot express. It follows 0001_init and survives squashing. */
const GUARDS = "0002_guards";

/** All schema files in one text, in the order of their names. */
export function currentSchema(): string {
  const files = readdirSync(SCHEMA)
    .filter((name) => name.endsWith(".prisma"))
    .sort();
  return files
    .map((name) => readFileSync(join(SCHEMA, name), "utf8").trim())
    .join("\n\n")
    .concat("\n");
}

export function snapshotSchema(): string {
  return existsSync(SNAPSHOT) ? readFileSync(SNAPSHOT, "utf8") : "";
}

/**
 * SQL that leads from one schema to another, written by the engine of `prisma migrate` compiled to WebAssembly.
 * It insists on a connection although it asks the database nothing, so it gets a throwaway one.
 */
export async function diffSchemas(from: string, to: string): Promise<string> {
  const bytes = readFileSync(
    fileURLToPath(new URL("schema_engine_bg.wasm", import.meta.resolve("@prisma/schema-engine-wasm"))),
  );
  const { instance } = await WebAssembly.instantiate(bytes, {
    "./schema_engine_bg.js": engine as unknown as WebAssembly.ModuleImports,
  });
  const { __wbg_set_wasm } = engine as unknown as { __wbg_set_wasm(exports: WebAssembly.Exports): void };
  __wbg_set_wasm(instance.exports);
  (instance.exports as { __wbindgen_start(): void }).__wbindgen_start();
  const server = await startThrowaway();
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: server.url("postgres") }));
  const schemaEngine = await engine.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
  const target = (content: string): engine.DiffTarget =>
    content ? { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content }] } : { tag: "empty" };
  const filters = { externalTables: [], externalEnums: [] };
  try {
    const { stdout } = await schemaEngine.diff({
      from: target(from),
      to: target(to),
      script: true,
      exitCode: null,
      filters,
    });
    const sql = stdout ?? "";
    // "public" always exists, and an ordinary owner of tables may not even ask for it.
    return sql.replace(/^-- CreateSchema\nCREATE SCHEMA IF NOT EXISTS "public";\n\n/, "");
  } finally {
    await server.stop();
  }
}

function write(name: string, sql: string, schema: string) {
  mkdirSync(join(MIGRATIONS, name), { recursive: true });
  writeFileSync(join(MIGRATIONS, name, "migration.sql"), sql);
  writeFileSync(SNAPSHOT, schema);
  process.stdout.write(`prisma/migrations/${name}/migration.sql\n`);
}

async function main(argument: string | undefined) {
  const schema = currentSchema();
  const names = listMigrations().map(({ name }) => name);
  if (argument === "--squash") {
    const others = names.filter((name) => name !== INIT && name !== GUARDS);
    if (others.length) throw new Error(`--squash only knows ${INIT} and ${GUARDS}; there is also ${others.join(", ")}`);
    return write(INIT, await diffSchemas("", schema), schema);
  }
  if (!argument || !/^[a-z][a-z0-9_]*$/.test(argument))
    throw new Error("usage: npm run db:migration -- <name_in_snake_case> | --squash");
  if (schema === snapshotSchema()) throw new Error("the schema has not changed since the last migration");
  const number = String(Number.parseInt(names.at(-1) ?? "0", 10) + 1).padStart(4, "0");
  write(`${number}_${argument}`, await diffSchemas(snapshotSchema(), schema), schema);
}

if (process.argv[1] === import.meta.filename) {
  main(process.argv[2]).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
