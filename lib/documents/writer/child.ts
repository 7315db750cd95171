import { writeDocument } from "../write";
import type { Answer, Job } from "./job";

// The process that writes documents (see writer.ts, which starts it): layout of thousands of rows keeps a processor busy for
// seconds, and the web server answers everybody else meanwhile. It has no database, no secrets and no network to talk to.

const answer = (message: Answer) => process.send?.(message);

process.on("message", async ({ spec, format }: Job) => {
  try {
    answer({ bytes: await writeDocument(spec, format) });
  } catch (error) {
    answer({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});

// The web server has ended, or has nothing more to write.
process.on("disconnect", () => process.exit());
