import { AppError } from "@/lib/errors";

// Read by the browser too, which refuses before it sends: nothing here may need a schema.

/** 50 MB a file. */
export const MAX_FILE_BYTES = 50 * 1024 * 1024;

/** Longest name that is kept. */
export const MAX_NAME = 150;

/** Characters that are not shown, or turn the direction of what follows: "cod.exe" must not read "exe.doc". */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;

/**
 * A file's name as it is kept and shown, in NFC: without folders and drive, invisible characters, and dots or blanks at its ends; a
 * long one loses from its middle, never the extension. It is never part of a path. INVALID when nothing is left of it.
 */
export function cleanFileName(given: string): string {
  const visible = given.normalize("NFC").replace(INVISIBLE, "");
  const base = visible.split(/[/\\]/).at(-1) ?? "";
  const name = base.replace(/^(?:[a-z]:|\s)+/i, "").replace(/[\s.]+$/u, "");
  const extension = extensionOf(name);
  const stem = extension ? name.slice(0, -extension.length - 1).trim() : name;
  if (stem.replaceAll(".", "") === "") throw new AppError("INVALID", "fileName", { field: "file" });
  if (!extension) return shorten(name, MAX_NAME);
  return `${shorten(stem, MAX_NAME - extension.length - 1)}.${name.slice(-extension.length)}`;
}

/** "pdf" of "报告.PDF"; "" without one. */
export function extensionOf(name: string): string {
  return /\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? "";
}

/** At most so many units of UTF-16, not ending inside a character. */
function shorten(text: string, most: number): string {
  return text.length <= most
    ? text
    : text
        .slice(0, most)
        .replace(/[\ud800-\udbff]$/, "")
        .trimEnd();
}

const MARKUP = /<(?:!doctype\s+html|html|head|body|script|svg|iframe|img|object|embed|\?php)[\s>/]/i;

/** Whether bytes that should be a picture or a document hold what a browser or a server would run. */
export function hasMarkup(bytes: Uint8Array): boolean {
  return MARKUP.test(`${Buffer.from(bytes).toString("latin1")} `);
}

/** Whether text begins as markup or a script does, whatever stands before it invisibly. */
export function beginsAsCode(text: string): boolean {
  const start = text.replace(/^[\s\ufeff\p{Cc}\p{Cf}]+/u, "").slice(0, 4096);
  return /^(?:<[a-z!?/%]|#!|%!PS|%PDF|\{\\rtf)/i.test(start);
}

/** What a zip may hold, as its directory says: none of it is ever unpacked here. */
const MAX_ENTRIES = 10_000;
const MAX_UNPACKED = 500 * 1024 * 1024;
const MAX_RATIO = 200;
/** Below this the ratio says nothing: a sheet of a thousand equal rows is packed as densely as a bomb. */
const SMALL_UNPACKED = 20 * 1024 * 1024;

export function isSaneArchive({ entries, unpacked, size }: { entries: number; unpacked: number; size: number }) {
  if (entries === 0 || entries > MAX_ENTRIES || unpacked > MAX_UNPACKED) return false;
  return unpacked <= SMALL_UNPACKED || unpacked <= size * MAX_RATIO;
}

/** Of a picture, or of one page of it: A3 at 600 dots per inch is 70 million. */
export const MAX_PIXELS = 100_000_000;
