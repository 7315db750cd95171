import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StartError } from "./fault.ts";
import { commandLine, gone, isAlive } from "./process.ts";

interface Running {
  pid: number;
  port: number;
  /** Process id of the web server, once there is one. */
  server?: number;
}

const fileOf = (dataDir: string) => join(dataDir, "running.json");

/** Makes sure that only one start works on a data folder, and stops the web server that a killed one left behind. */
export async function takeLock(dataDir: string, port: number) {
  const file = fileOf(dataDir);
  const running = readRunning(file);
  if (running && running.pid !== process.pid && isAlive(running.pid) && commandLine(running.pid).includes("start.ts")) {
    // It may be on its way out, for instance because its npm was killed.
    if (!(await gone(running.pid, 8_000))) {
      throw new StartError(
        `已在运行：进程 ${running.pid}，端口 ${running.port}。如需再开一套，请设置不同的 ZEREN_DATA_DIR 与 PORT`,
        `already running: process ${running.pid}, port ${running.port}. For a second one set another ZEREN_DATA_DIR and PORT`,
      );
    }
  }
  if (running?.server && isAlive(running.server) && commandLine(running.server).includes("next")) {
    process.kill(running.server, "SIGTERM");
    if (!(await gone(running.server, 5_000))) process.kill(running.server, "SIGKILL");
    await gone(running.server, 5_000);
  }
  writeRunning(dataDir, { pid: process.pid, port });
}

export function writeRunning(dataDir: string, running: Running) {
  const file = fileOf(dataDir);
  rmSync(file, { force: true }); // it may belong to root, the folder to us
  writeFileSync(file, JSON.stringify(running));
}

export function releaseLock(dataDir: string) {
  const file = fileOf(dataDir);
  if (readRunning(file)?.pid === process.pid) rmSync(file, { force: true });
}

function readRunning(file: string): Running | undefined {
  try {
    return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Running) : undefined;
  } catch {
    return undefined; // cut off by a crash or a full disk
  }
}
