import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { makeTurns } from "@/lib/turns";
import type { MarkAnswer, MarkJob } from "./job";

const HEAP_MB = 384;
const LONGEST_MS = 120_000;

/** One after the other in the process, however often the module is bundled: each takes up to half a gigabyte. */
const globals = globalThis as { zerenMarkTurns?: ReturnType<typeof makeTurns> };

/** Writes a marked sheet in a process of its own. Throws when it did not come about. */
export function markFile(job: MarkJob): Promise<void> {
  globals.zerenMarkTurns ??= makeTurns();
  return globals.zerenMarkTurns(() => runOnce(job));
}

async function runOnce(job: MarkJob): Promise<void> {
  const { PATH, HOME, TMPDIR, TEMP, SystemRoot, NODE_ENV } = process.env;
  const child = fork(join(/* turbopackIgnore: true */ process.cwd(), "lib/imports/marked/child.ts"), {
    execArgv: ["--import", "tsx", `--max-old-space-size=${HEAP_MB}`, "--max-semi-space-size=16"],
    env: { PATH, HOME, TMPDIR, TEMP, SystemRoot, NODE_ENV, MALLOC_ARENA_MAX: "2" },
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), LONGEST_MS);
  try {
    child.send(job);
    const [{ error }] = (await Promise.race([
      once(child, "message", { signal: stop.signal }),
      once(child, "exit", { signal: stop.signal }).then(([code, signal]) => {
        throw new Error(`ended with ${signal ?? code}`);
      }),
    ])) as [MarkAnswer];
    if (error) throw new Error(error);
  } catch (error) {
    throw new Error("The sheet was not marked", { cause: error });
  } finally {
    clearTimeout(timer);
    stop.abort();
    child.kill("SIGKILL");
  }
}
