import { makeExport } from "./make/mutations";
import type { Ended } from "./process";

// The process that makes the file of one export (see process.ts, which starts it).

const answer = (ended: Ended) => process.send?.(ended);

process.on("message", async (id: string) => {
  try {
    await makeExport(id);
    answer({ megabytes: Math.round(process.resourceUsage().maxRSS / 1024) });
  } catch (error) {
    answer({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});

// The web server has ended: nobody would say that the file is ready.
process.on("disconnect", () => process.exit());
