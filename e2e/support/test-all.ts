// npm test: everything that proves the program. Every step runs even when an earlier one failed, so that one run shows
// all there is to mend; the last line is "N passed, N failed".
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

interface Count {
  passed: number;
  failed: number;
}

const ROOT = resolve(import.meta.dirname, "../..");
const reports = mkdtempSync(join(tmpdir(), "zeren-test-"));
const vitestReport = join(reports, "vitest.json");
const playwrightReport = join(reports, "playwright.json");
let current: ChildProcess | undefined;
let isInterrupted = false;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    isInterrupted = true;
    current?.kill(signal);
  });
}

/** Runs an npm script or a program of node_modules/.bin to its end; its output is ours. */
function run(command: string, args: string[], extra: Record<string, string> = {}): Promise<boolean> {
  return new Promise((done) => {
    const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", FORCE_COLOR: "0", ...extra };
    current = spawn(command, args, { cwd: ROOT, stdio: ["ignore", "inherit", "inherit"], env });
    current.once("error", () => done(false));
    current.once("close", (code) => done(code === 0));
  });
}

const script = async (name: string): Promise<Count> => outcome(await run("npm", ["run", "--silent", name]));

const outcome = (isFine: boolean): Count => ({ passed: isFine ? 1 : 0, failed: isFine ? 0 : 1 });

/** What a report says. A run that failed without a failed test, or that had no test at all, counts as one failure. */
function counted(isFine: boolean, read: () => Count): Count {
  try {
    const count = read();
    const isSilentFailure = count.failed === 0 && (!isFine || count.passed === 0);
    return isSilentFailure ? { ...count, failed: 1 } : count;
  } catch {
    return { passed: 0, failed: 1 };
  }
}

async function unit(): Promise<Count> {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${vitestReport}`];
  const isFine = await run("npx", ["--no-install", "vitest", "run", ...reporters]);
  return counted(isFine, () => {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(vitestReport, "utf8"));
    return { passed: numPassedTests, failed: numFailedTests };
  });
}

async function e2e(): Promise<Count> {
  const isFine = await run("npx", ["--no-install", "playwright", "test"], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport,
  });
  return counted(isFine, () => {
    const { stats } = JSON.parse(readFileSync(playwrightReport, "utf8"));
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
  });
}

const steps: [string, () => Promise<Count>][] = [
  ["lint", () => script("lint")],
  ["typecheck", () => script("typecheck")],
  ["arch", () => script("arch")],
  ["unit and integration", unit],
  ["build", async () => outcome(await run("npm", ["run", "--silent", "build"]))],
  ["e2e", e2e],
];

const results: [string, Count, number][] = [];
for (const [name, step] of steps) {
  if (isInterrupted) break;
  process.stdout.write(`\n── ${name}\n`);
  const began = performance.now();
  results.push([name, await step(), (performance.now() - began) / 1000]);
}
rmSync(reports, { recursive: true, force: true });

process.stdout.write("\n");
for (const [name, { passed, failed }, seconds] of results) {
  process.stdout.write(
    `${failed ? "✗" : "✓"} ${name.padEnd(22)} ${passed} passed, ${failed} failed, ${seconds.toFixed(0)} s\n`,
  );
}
const sum = (key: keyof Count) => results.reduce((total, [, count]) => total + count[key], 0);
const failed = sum("failed") + (isInterrupted ? 1 : 0);
process.stdout.write(`\n${sum("passed")} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
