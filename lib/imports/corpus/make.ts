import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { BOOKS } from "./books/all";

// Writes the foreign files of the corpus: `npx tsx lib/imports/corpus/make.ts [kind]`. Some are made by LibreOffice, which is why they
// are kept and not made by the tests. What each says is in expected/.

const FILES = "lib/imports/corpus/files";

for (const [kind, books] of Object.entries(BOOKS)) {
  if (process.argv[2] && process.argv[2] !== kind) continue;
  const folder = `${FILES}/${kind}`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, make] of Object.entries(books)) writeFileSync(`${folder}/${name}`, await make());
}
