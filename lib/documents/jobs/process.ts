import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const HEAP_MB = 512;
const LONGEST_MS = 30 * 60 * 1000;

/** What the process answers: why it failed, or what it needed at most. */
export type Ended = { error: string } | { megabytes: number };

/**
 * Makes the file of a job in a process of its own, which reads the database itself: a hundred thousand rows keep a processor busy
 * for a minute, and the web server answers everybody else meanwhile. Answers the megabytes that it held at most. Rejects when it
 * fails, ends, or takes half an hour.
 */
export async function runExport(id: string): Promise<number> {
  const child = startChild();
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), LONGEST_MS);
  try {
    child.send(id);
    const [ended] = (await Promise.race([
      once(child, "message", { signal: stop.signal }),
      once(child, "exit", { signal: stop.signal }).then(([code, signal]) => {
        throw new Error(`the process ended with ${signal ?? code}`);
      }),
    ])) as [Ended];
    if ("error" in ended) throw new Error(ended.error);
    return ended.megabytes;
  } finally {
    clearTimeout(timer);
    stop.abort();
    child.kill("SIGKILL");
  }
}

function startChild(): ChildProcess {
  const { ZEREN_SECRET: _secret, NODE_OPTIONS: _options, ...env } = process.env;
  return fork(join(/* turbopackIgnore: true */ process.cwd(), "lib/documents/jobs/child.ts"), {
    execArgv: ["--import", "tsx", `--max-old-space-size=${HEAP_MB}`, "--max-semi-space-size=16"],
    env: { ...env, ZEREN_DATABASE_POOL: "3", MALLOC_ARENA_MAX: "2" },
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
}
