import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { commandLine, gone, isAlive } from "../start/process.ts";

/** Ends the server named in postmaster.pid when it really is the one of this cluster, and removes a stale file. */
export async function stopOrphan(cluster: string): Promise<void> {
  const file = join(cluster, "postmaster.pid");
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
  if (Number.isInteger(pid) && pid > 1 && isAlive(pid) && commandLine(pid).includes(cluster)) {
    process.kill(pid, "SIGINT");
    if (!(await gone(pid, 15_000))) {
      process.kill(pid, "SIGQUIT");
      await gone(pid, 15_000);
    }
  }
  rmSync(file, { force: true });
}
