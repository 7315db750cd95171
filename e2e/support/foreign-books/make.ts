import { mkdirSync, writeFileSync } from "node:fs";
import { BOOKS } from "./books/all";

// Writes the foreign files that imports are tried with: `npx tsx e2e/support/foreign-books/make.ts`, with a part of a folder's name for
// that one alone. Some are made by LibreOffice, which is why they are kept and not made by the tests. What each says is in
// lib/imports/corpus/expected.

const [, , only = ""] = process.argv;

for (const [folder, books] of Object.entries(BOOKS)) {
  if (!folder.includes(only)) continue;
  mkdirSync(folder, { recursive: true });
  for (const [name, make] of Object.entries(books)) writeFileSync(`${folder}/${name}`, await make());
}
