import { execFile, execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** Whether LibreOffice is installed here; says so where it is not. */
export function hasOffice(): boolean {
  try {
    execFileSync("soffice", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    console.warn("LibreOffice (soffice) is not installed here: workbooks are not saved by another program.");
    return false;
  }
}

/** Workbooks as LibreOffice saves them, opened and left as they are. */
export async function officeSaves(books: readonly Uint8Array[]): Promise<Uint8Array[]> {
  const folder = await mkdtemp(join(tmpdir(), "zeren-office-"));
  try {
    const names = books.map((_, index) => `book${index}.xlsx`);
    for (const [index, name] of names.entries()) await writeFile(join(folder, name), books[index] ?? new Uint8Array());
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const files = names.map((name) => join(folder, name));
    const out = join(folder, "out");
    const filter = "xlsx:Calc MS Excel 2007 XML";
    await promisify(execFile)("soffice", ["--headless", profile, "--convert-to", filter, "--outdir", out, ...files]);
    return await Promise.all(names.map((name) => readFile(join(out, name))));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
