import type { StartError } from "./fault.ts";

const write = (text: string) => void process.stdout.write(text);

/** One sentence for the person at the terminal, in both languages. */
export function say(zh: string, en: string) {
  write(`${zh}\n  ${en}\n`);
}

/** Runs one step of the start and prints its name and duration. `work` may return a remark, or print lines itself. */
export async function step<T>(
  zh: string,
  en: string,
  work: () => Promise<T> | T,
  { isTalkative = false } = {},
): Promise<T> {
  write(`  ${zh} ${en} … ${isTalkative ? "\n" : ""}`);
  const start = performance.now();
  try {
    const result = await work();
    write(`${isTalkative ? "  … " : ""}${typeof result === "string" ? `${result}, ` : ""}${seconds(start)}\n`);
    return result;
  } catch (error) {
    write("✗\n");
    throw error;
  }
}

export const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

export function sayFault({ zh, en }: StartError) {
  process.stderr.write(`\n✗ ${zh}\n  ${en}\n`);
}

export const printLine = (text = "") => write(`${text}\n`);
