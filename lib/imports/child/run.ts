import type { Message, Order } from "./messages";
import { readJob } from "./read-job";

// The process that reads the files of imports (read-files.ts starts it): they are strangers', and one may be made to take all time
// and all memory. It has no database and no secrets; whatever happens to it, the web server answers on.

/** So often it says that it can still do so. */
const BEAT_MS = 1_000;

/** Resolves when the web server has taken in what it was told last. */
let taken = () => {};
const told = (message: Message): Promise<void> =>
  new Promise((resolve) => {
    taken = resolve;
    process.send?.(message);
  });

process.on("message", (message: Order | "taken") => {
  if (message === "taken") taken();
  else void read(message);
});
process.on("disconnect", () => process.exit());

async function read(order: Order) {
  const beat = setInterval(() => process.send?.({ kind: "alive" } satisfies Message), BEAT_MS);
  try {
    const problems = await readJob(order, {
      begin: (index) => process.send?.({ kind: "begin", index } satisfies Message),
      file: (index, result) => told({ kind: "file", index, result }),
      rows: (index, rows) => told({ kind: "rows", index, rows }),
    });
    await told({ kind: "finish", problems });
  } catch (error) {
    await told({ kind: "failed", stack: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  } finally {
    clearInterval(beat);
    process.disconnect();
  }
}
