import type { ReadFiles } from "@/lib/imports/preview";
import { log } from "@/lib/log";
import { type Limits, readOnce } from "./read-once";

const ALL_MS = 15 * 60_000;
const LIMITS: Limits = { heapMb: 384, silentMs: 30_000, fileMs: 60_000, allMs: ALL_MS };

/**
 * Reads the files of an import in a process of its own, ended by the signal. A file that it ends over, or that takes too long, is
 * UNREADABLE, and another process goes on with the next. One at a time may be asked for: it takes up to half a gigabyte.
 * @param limits smaller ones for tests
 */
export const readFiles = async (
  ...[job, on, signal, limits = LIMITS]: [...Parameters<ReadFiles>, limits?: Limits]
): ReturnType<ReadFiles> => {
  const { allMs = ALL_MS } = limits;
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(new Error(`Imports took longer than ${allMs} ms`)), allMs);
  try {
    return await readAll(job, on, AbortSignal.any([signal, stop.signal]), limits);
  } finally {
    clearTimeout(timer);
  }
};

async function readAll(
  ...[job, on, signal, limits]: [...Parameters<ReadFiles>, limits: Limits]
): ReturnType<ReadFiles> {
  const unreadable: number[] = [];
  let from = 0;
  for (;;) {
    const outcome = await readOnce({ job, from, unreadable }, on, signal, limits);
    if (outcome.problems) return outcome.problems;
    const { index, why } = outcome;
    if (index === null) throw new Error(`Imports could not be read: ${why}`);
    log.warn({ file: index, why }, "a file of an import could not be read");
    unreadable.push(index);
    from = Math.max(from, index + 1);
    await on.file(index, { fault: "UNREADABLE" });
  }
}
