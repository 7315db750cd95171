import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import type { Problem, ReadingEvents } from "@/lib/imports/preview";
import type { Message, Order } from "./messages";

export interface Limits {
  /** What the process may hold; with all that is around it, it stays below 600 MB. */
  heapMb: number;
  /** Longest without a sign of life. */
  silentMs: number;
  /** Longest with one file, not counting what is waited for here. */
  fileMs: number;
  /** Longest with all of them: whoever else imports waits for it. */
  allMs?: number;
}

/** Either all was told, or the process ended over a file; over none when it could not begin or finish. */
export type Outcome = { problems: Problem[] } | { problems: null; index: number | null; why: string };

/** One process, until it has told everything or has ended. Rejects when the signal or whoever is told says so. */
export function readOnce(order: Order, on: ReadingEvents, signal: AbortSignal, limits: Limits): Promise<Outcome> {
  signal.throwIfAborted();
  const child = startChild(limits.heapMb);
  const clock = new Clock(limits, (why) => end(why));
  let index: number | null = null;
  let why = "";
  const end = (reason: string) => {
    why ||= reason;
    child.kill("SIGKILL");
  };
  return new Promise<Outcome>((resolve, reject) => {
    const fail = (error: unknown) => {
      end("given up");
      reject(error);
    };
    const take = async (message: Message) => {
      switch (message.kind) {
        case "begin":
          index = message.index;
          return clock.begin();
        case "file":
          return on.file(message.index, message.result);
        case "rows":
          return on.rows(message.index, message.rows);
        case "failed":
          return end(message.stack);
        case "finish":
          return resolve({ problems: message.problems });
      }
    };
    const listen = (message: Message) => {
      clock.heard();
      if (message.kind === "alive") return;
      clock.pause();
      take(message).then(() => {
        clock.go();
        if (message.kind !== "begin" && child.connected) child.send("taken", () => {});
      }, fail);
    };
    child.on("message", (message) => listen(message as Message));
    child.on("error", fail);
    child.on("exit", (code, ended) => resolve({ problems: null, index, why: why || `ended with ${ended ?? code}` }));
    signal.addEventListener("abort", () => fail(signal.reason), { once: true });
    child.send(order, (error) => error && end(error.message));
  }).finally(() => {
    clock.stop();
    child.kill("SIGKILL");
  });
}

function startChild(heapMb: number): ChildProcess {
  const { PATH, HOME, TMPDIR, TEMP, SystemRoot, NODE_ENV } = process.env;
  return fork(join(/* turbopackIgnore: true */ process.cwd(), "lib/imports/child/run.ts"), {
    execArgv: ["--import", "tsx", `--max-old-space-size=${heapMb}`, "--max-semi-space-size=16"],
    // Nothing of ours: it needs neither the database nor a secret.
    env: { PATH, HOME, TMPDIR, TEMP, SystemRoot, NODE_ENV, MALLOC_ARENA_MAX: "2" },
    serialization: "advanced",
    // What it says when it runs out of memory is of no use to anybody.
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
}

/** Loading what it needs takes a second, several on a busy machine. */
const START_MS = 20_000;

/** Counts the time that the process has for itself. */
class Clock {
  readonly #limits: Limits;
  readonly #late: (why: string) => void;
  readonly #timer: NodeJS.Timeout;
  #heardAt = performance.now() + START_MS;
  #spent = 0;
  #since = Number.POSITIVE_INFINITY;
  #isPaused = false;

  constructor(limits: Limits, late: (why: string) => void) {
    this.#limits = limits;
    this.#late = late;
    this.#timer = setInterval(() => this.#look(), Math.min(500, limits.silentMs / 4));
  }

  /** Another file. */
  begin() {
    this.#spent = 0;
    this.#since = performance.now();
  }

  heard() {
    this.#heardAt = performance.now();
  }

  pause() {
    this.#spent += Math.max(0, performance.now() - this.#since);
    this.#isPaused = true;
  }

  go() {
    this.#isPaused = false;
    this.#since = performance.now();
    this.#heardAt = this.#since;
  }

  stop() {
    clearInterval(this.#timer);
  }

  #look() {
    if (this.#isPaused) return;
    const now = performance.now();
    if (now - this.#heardAt > this.#limits.silentMs) this.#late(`silent for ${this.#limits.silentMs} ms`);
    else if (this.#spent + now - this.#since > this.#limits.fileMs) this.#late(`longer than ${this.#limits.fileMs} ms`);
  }
}
