import { readdirSync, readFileSync } from "node:fs";

/** Peak resident bytes of the largest process for which `matches` holds; 0 where there is none. */
export function peakOf(matches: (pid: string) => boolean): number {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && matches(name));
  const peaks = pids.map((pid) => Number(/VmHWM:\s+(\d+) kB/.exec(read(`/proc/${pid}/status`))?.[1]) * 1024);
  return Math.max(0, ...peaks.filter(Number.isFinite));
}

/** The program's own server, known by the port it was given. */
export const isServer = (port: string) => (pid: string) =>
  read(`/proc/${pid}/environ`).split("\0").includes(`PORT=${port}`) && read(`/proc/${pid}/cmdline`).includes("next");

/** A process of its own that runs this script of the program. */
export const runs = (script: string) => (pid: string) => read(`/proc/${pid}/cmdline`).includes(script);

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    // The process has ended since it was listed.
    return "";
  }
}
