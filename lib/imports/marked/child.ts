import type { MarkAnswer, MarkJob } from "./job";
import { writeMarked } from "./write";

// The process that marks a sheet (mark-file.ts starts it): it opens a stranger's file again, and fifty thousand rows keep a processor
// busy for seconds. It has no database and no secrets.

process.on("message", async (job: MarkJob) => {
  const answer = (error: string | null) =>
    process.send?.({ error } satisfies MarkAnswer, () => {
      process.disconnect();
    });
  try {
    await writeMarked(job);
    answer(null);
  } catch (error) {
    answer(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
});
process.on("disconnect", () => process.exit());
