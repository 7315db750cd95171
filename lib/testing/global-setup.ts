import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "../../prisma/migrate.ts";
import { startThrowaway } from "../../prisma/postgres/throwaway.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Connection string of the maintenance database of the tests' own server. */
    postgresUrl: string;
  }
}

/** One PostgreSQL for the whole run, with one migrated template that each test file clones. */
export default async function setup(project: TestProject) {
  const server = await startThrowaway();
  try {
    const client = new pg.Client({ connectionString: server.url("postgres") });
    await client.connect();
    await client.query('CREATE DATABASE "template_zeren"');
    await client.end();
    await migrate(server.url("template_zeren"));
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide("postgresUrl", server.url("postgres"));
  return server.stop;
}
