import { writeFile } from "node:fs/promises";
import { writeSheet } from "@/lib/documents/xlsx";
import { officeSaves } from "@/lib/testing/office";
import { OWN_BOOK } from "@/lib/testing/own-book";

// Saves one of our own sheets again with LibreOffice: `npx tsx e2e/support/own-book.ts`. What must still be known of it is asserted
// in lib/imports/file/own-book.test.ts, which needs no LibreOffice then.
const [saved = new Uint8Array()] = await officeSaves([await writeSheet(OWN_BOOK)]);
await writeFile("lib/imports/file/fixtures/own-libreoffice.xlsx", saved);
