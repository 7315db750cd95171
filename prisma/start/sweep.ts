import { runNode } from "./child.ts";
import { isShuttingDown, onShutdown } from "./shutdown.ts";
import { say } from "./terminal.ts";

const HOUR_MS = 60 * 60 * 1000;

/** Clears stored files that nothing uses, in a short process of its own: its memory is not the web server's. */
export function sweepFiles(extra: Record<string, string>) {
  return runNode(["--import", "tsx", "prisma/sweep/run.ts"], { ...extra, ZEREN_DATABASE_POOL: "2" });
}

/** Now and every hour; one that fails is told of and tried again the next hour. */
export function sweepHourly(extra: Record<string, string>): void {
  let isRunning = false;
  const sweep = async () => {
    if (isRunning) return;
    isRunning = true;
    const { code, output } = await sweepFiles(extra);
    isRunning = false;
    if (code === 0 || isShuttingDown()) return;
    say(
      `清理不再使用的文件未完成，一小时后再试：\n${output.slice(-2_000)}`,
      "unused files could not be cleared, to be tried again in an hour; the reason is above",
    );
  };
  void sweep();
  const timer = setInterval(() => void sweep(), HOUR_MS);
  onShutdown(() => clearInterval(timer));
}
