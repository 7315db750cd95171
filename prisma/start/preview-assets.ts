import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./settings.ts";

const SOURCE = join(ROOT, "node_modules/pdfjs-dist");
const TARGET = join(ROOT, "public/pdfjs");

/** The program, the maps of Chinese characters, the fonts that a PDF may leave out, and the decoders of scanned pictures. */
const PARTS: readonly [from: string, to: string, pattern?: RegExp][] = [
  ["legacy/build/pdf.min.mjs", "pdf.min.mjs"],
  ["legacy/build/pdf.worker.min.mjs", "pdf.worker.min.mjs"],
  ["LICENSE", "LICENSE"],
  ["cmaps", "cmaps"],
  ["standard_fonts", "standard_fonts"],
  // quickjs would run the scripts of forms: they stay out.
  ["wasm", "wasm", /quickjs/i],
  ["iccs", "iccs"],
];

/** What shows a PDF in the page, served by the program itself; copied when the library's version is another. */
export function copyPreviewAssets(): void {
  const { version } = JSON.parse(readFileSync(join(SOURCE, "package.json"), "utf8"));
  const stamp = join(TARGET, "version");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === version) return;
  // Whole or not at all: another start may be reading.
  const part = `${TARGET}.${process.pid}`;
  mkdirSync(part, { recursive: true });
  for (const [from, to, leaveOut] of PARTS)
    cpSync(join(SOURCE, from), join(part, to), { recursive: true, filter: (path) => !leaveOut?.test(path) });
  writeFileSync(join(part, "version"), version);
  rmSync(TARGET, { recursive: true, force: true });
  try {
    renameSync(part, TARGET);
  } catch {
    // Another start was quicker, with the same files.
    rmSync(part, { recursive: true, force: true });
  }
}
