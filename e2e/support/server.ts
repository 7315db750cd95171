import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../../prisma/start/process.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const READY_MS = 240_000;

export interface RunningProgram {
  /** Address as people type it; equal to ZEREN_PUBLIC_URL. */
  url: string;
  /** Everything that the start printed so far, the one-time set-up link included. */
  output(): string;
  /** Ends it as Ctrl-C does and removes its data. */
  stop(): Promise<void>;
}

/**
 * Starts the whole program as `npm start` does, on a free port with data of its own in a temporary folder, and returns
 * when it is ready. By default with the demo data; pass `{ ZEREN_DEMO: "off" }` for an empty county.
 */
export async function startProgram(extra: Record<string, string> = {}): Promise<RunningProgram> {
  const dataDir = mkdtempSync(join(tmpdir(), "zeren-e2e-"));
  chmodSync(dataDir, 0o711);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env = {
    ...process.env,
    DATABASE_URL: "",
    HOST: "127.0.0.1",
    ZEREN_DEMO: "on",
    ZEREN_SECRET: "",
    LOG_LEVEL: "warn",
    ...extra,
  };
  const child = spawn(process.execPath, ["prisma/start.ts"], {
    cwd: ROOT,
    env: { ...env, NODE_ENV: "production", PORT: String(port), ZEREN_DATA_DIR: dataDir, ZEREN_PUBLIC_URL: url },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  const stop = async () => {
    await stopped(child);
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await ready(child, port);
  } catch (error) {
    await stop();
    throw new Error(`the program did not start:\n${output}`, { cause: error });
  }
  return { url, output: () => output, stop };
}

async function ready(child: ChildProcess, port: number) {
  const end = performance.now() + READY_MS;
  while (performance.now() < end) {
    if (child.exitCode !== null) throw new Error(`exit code ${child.exitCode}`);
    const response = await fetch(`http://127.0.0.1:${port}/api/health/ready`).catch(() => undefined);
    if (response?.ok) return;
    await sleep(150);
  }
  throw new Error(`not ready after ${READY_MS / 1000} s`);
}

async function stopped(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGINT");
  await ended;
}
