import { spawn } from "node:child_process";
import { ROOT } from "./settings.ts";
import { onShutdown } from "./shutdown.ts";

/**
 * Runs a Node program to its end in the checkout and gives its exit code with everything it printed.
 * It is ended together with us.
 */
export async function runNode(args: string[], extra: Record<string, string | undefined> = {}) {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...extra },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const forget = onShutdown(() => void child.kill("SIGTERM"));
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  forget();
  return { code, output };
}
