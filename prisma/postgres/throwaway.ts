import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type PostgresServer, startPostgres } from "../postgres.ts";
import { isAlive } from "../start/process.ts";
import { stopOrphan } from "./orphan.ts";

const PREFIX = "zeren-throwaway-";

/** A PostgreSQL in a temporary folder that is gone after `stop()`. Sweeps away those whose owner was killed. */
export async function startThrowaway(): Promise<PostgresServer> {
  await sweep();
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  chmodSync(folder, 0o711);
  const server = await startPostgres(folder, { isThrowaway: true });
  return {
    ...server,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function sweep() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    if (isAlive(Number(name.slice(PREFIX.length).split("-")[0]))) continue;
    const folder = join(tmpdir(), name);
    try {
      await stopOrphan(join(folder, "postgres"));
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // another account's leftovers
    }
  }
}
