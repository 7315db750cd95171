import { makeTurns } from "@/lib/turns";

const oneByOne = makeTurns();

/**
 * One picture or archive after the other: each is held in memory while it is looked at, and two large ones at once could end the
 * web server. Who has gone away meanwhile is passed over.
 */
export function inTurn<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  return oneByOne(() => {
    signal.throwIfAborted();
    return work();
  });
}
