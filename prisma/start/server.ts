import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { NEXT } from "./build.ts";
import { StartError } from "./fault.ts";
import { writeRunning } from "./lock.ts";
import { ROOT, type Settings } from "./settings.ts";
import { isShuttingDown, onShutdown, shutDown } from "./shutdown.ts";
import { say } from "./terminal.ts";

/**
 * Keeps the web server under 500 MB: V8 would otherwise let the heap grow with the memory of the machine, and glibc keep an
 * arena for every thread (MALLOC_ARENA_MAX).
 */
const HEAP_MB = 400;
const READY_MS = 90_000;

/** Starts the web server and returns when it answers. */
export async function startServer(settings: Settings, extra: Record<string, string>, isDev: boolean) {
  const { host, port, dataDir } = settings;
  const heap =
    isDev || process.env.NODE_OPTIONS?.includes("max-old-space-size") ? [] : [`--max-old-space-size=${HEAP_MB}`];
  const child = spawn(process.execPath, [...heap, NEXT, isDev ? "dev" : "start", "-H", host, "-p", String(port)], {
    cwd: ROOT,
    detached: true, // Ctrl-C must reach only us: we stop it before its database
    stdio: ["ignore", "inherit", "inherit"],
    env: {
      MALLOC_ARENA_MAX: "2",
      ...process.env,
      NODE_ENV: isDev ? "development" : "production",
      NEXT_TELEMETRY_DISABLED: "1",
      ...extra,
    },
  });
  const ended = new Promise<string>((resolve) => child.once("exit", (code, signal) => resolve(String(signal ?? code))));
  onShutdown(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGTERM");
    const timer = setTimeout(() => child.kill("SIGKILL"), 8_000);
    await ended;
    clearTimeout(timer);
  });
  if (child.pid) writeRunning(dataDir, { pid: process.pid, port, server: child.pid });
  const isUp = await Promise.race([answers(host, port), ended.then(() => false)]);
  if (isUp) {
    void ended.then((how) => {
      if (isShuttingDown()) return;
      say(
        `网页服务意外退出（${how}），正在停止；再次执行 npm start 即可恢复`,
        `the web server ended unexpectedly (${how}); npm start again mends it`,
      );
      void shutDown(1);
    });
    return;
  }
  if (isShuttingDown()) return;
  throw new StartError(`网页服务未能启动，原因见上`, `the web server did not start, see above`);
}

async function answers(host: string, port: number): Promise<boolean> {
  const local = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "[::1]" : host.includes(":") ? `[${host}]` : host;
  const end = performance.now() + READY_MS;
  while (performance.now() < end && !isShuttingDown()) {
    const response = await fetch(`http://${local}:${port}/api/health/live`).catch(() => undefined);
    if (response?.ok) return true;
    await sleep(100);
  }
  return false;
}
