import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { makeTurns } from "@/lib/turns";
import type { Format } from "../schema";
import type { DocumentSpec } from "../write";
import type { Answer, Job } from "./job";

const HEAP_MB = 512;
const LONGEST_MS = 120_000;
const IDLE_MS = 120_000;

interface Writer {
  inTurn: ReturnType<typeof makeTurns>;
  child?: ChildProcess;
  idle?: NodeJS.Timeout;
}
const globals = globalThis as { zerenWriter?: Writer };

/**
 * The document as a file, written in a process of its own, one after the other. The process is kept for two minutes after
 * the last one. A document that takes longer than two minutes is given up with an error.
 */
export function writeDocument(spec: DocumentSpec, format: Format): Promise<Uint8Array<ArrayBuffer>> {
  const writer = (globals.zerenWriter ??= { inTurn: makeTurns() });
  return writer.inTurn(async () => {
    clearTimeout(writer.idle);
    const child = (writer.child ??= startChild());
    try {
      const answer = await ask(child, { spec, format });
      if ("error" in answer) throw new Error(`The document was not written: ${answer.error}`);
      return new Uint8Array(answer.bytes);
    } finally {
      writer.idle = setTimeout(() => endWriter(), IDLE_MS).unref();
    }
  });
}

/** Ends the process; the next document starts another. */
export function endWriter(): void {
  const writer = globals.zerenWriter;
  if (writer?.child?.connected) writer.child.disconnect();
  if (writer) writer.child = undefined;
}

function forget(child: ChildProcess) {
  if (globals.zerenWriter?.child === child) globals.zerenWriter.child = undefined;
}

function startChild(): ChildProcess {
  const { PATH, HOME, TMPDIR, TEMP, SystemRoot, NODE_ENV } = process.env;
  const child = fork(join(/* turbopackIgnore: true */ process.cwd(), "lib/documents/writer/child.ts"), {
    execArgv: ["--import", "tsx", `--max-old-space-size=${HEAP_MB}`],
    // Nothing of ours: it needs neither the database nor a secret.
    env: { PATH, HOME, TMPDIR, TEMP, SystemRoot, NODE_ENV, MALLOC_ARENA_MAX: "2" },
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  child.once("exit", () => forget(child)).on("error", () => forget(child));
  // A program that has nothing else to do may end; the child then ends with it.
  child.unref();
  child.channel?.unref();
  return child;
}

/** Rejects, and leaves no process behind, where none comes. */
async function ask(child: ChildProcess, job: Job): Promise<Answer> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), LONGEST_MS);
  child.ref();
  child.channel?.ref();
  try {
    child.send(job);
    const [answer] = (await Promise.race([
      once(child, "message", { signal: stop.signal }),
      once(child, "exit", { signal: stop.signal }).then(([code, signal]) => {
        throw new Error(`the process ended with ${signal ?? code}`);
      }),
    ])) as [Answer];
    return answer;
  } catch (error) {
    child.kill("SIGKILL");
    forget(child);
    throw new Error("The document was not written", { cause: error });
  } finally {
    clearTimeout(timer);
    stop.abort();
    child.unref();
    child.channel?.unref();
  }
}
