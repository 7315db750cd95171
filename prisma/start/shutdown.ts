import { setTimeout as sleep } from "node:timers/promises";

type Cleanup = () => void | Promise<void>;

const cleanups: Cleanup[] = [];
let isStopping = false;

/** Registers what must be undone before we end; the last registered goes first. Returns a function that takes it back. */
export function onShutdown(cleanup: Cleanup): () => void {
  cleanups.push(cleanup);
  return () => void cleanups.splice(cleanups.indexOf(cleanup), 1);
}

export const isShuttingDown = () => isStopping;

/** Undoes everything in reverse order and ends the process. Safe to call more than once. */
export async function shutDown(code: number): Promise<never> {
  if (isStopping) return new Promise(() => undefined);
  isStopping = true;
  for (const cleanup of cleanups.reverse()) {
    try {
      await cleanup();
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      code ||= 1;
    }
  }
  process.exit(code);
}

/** Ctrl-C, `kill` and a closed terminal stop everything; so does the death of the npm that started us. */
export function stopOnSignals(announce: () => void) {
  const stop = () => {
    if (!isStopping) announce();
    void shutDown(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  if (process.env.npm_lifecycle_event) void watchParent(stop);
}

async function watchParent(stop: () => void) {
  const parent = process.ppid;
  while (process.ppid === parent) await sleep(1_000, undefined, { ref: false });
  stop();
}
