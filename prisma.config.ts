import { defineConfig } from "prisma/config";

// `prisma generate` insists on a schema-engine file although it never runs it; naming any existing file keeps
// installation free of downloads (docs/decisions/002-migrations-without-engine.md).
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: "prisma/schema" });
