import { extensionOf, MAX_FILE_BYTES } from "@/lib/attachments/upload/rules";
import { ACCEPTED } from "@/lib/attachments/upload/types";
import { formatInstant } from "@/lib/dates";

/** What the file dialog offers first. */
export const ACCEPT = [...ACCEPTED.keys()].map((extension) => `.${extension}`).join(",");

const MEGABYTE = 1024 * 1024;

export const MAX_MEGABYTES = MAX_FILE_BYTES / MEGABYTE;

/** Key and values of the server's own sentence, for what can be told before a byte is sent. */
export type FileFault =
  | { key: "fileTooLarge"; values: { megabytes: number } }
  | { key: "fileType" | "fileEmpty"; values?: undefined };

export function fileFault({ name, size }: Pick<File, "name" | "size">): FileFault | undefined {
  if (!ACCEPTED.has(extensionOf(name))) return { key: "fileType" };
  if (size === 0) return { key: "fileEmpty" };
  if (size > MAX_FILE_BYTES) return { key: "fileTooLarge", values: { megabytes: MAX_MEGABYTES } };
  return undefined;
}

/** "20261123-1405", for the name of a picture that had none; more than one at a time are told apart. */
export function pasteStamp(now: Date, index = 0): string {
  const stamp = formatInstant(now).replaceAll(/[-:]/g, "").replace(" ", "-");
  return index === 0 ? stamp : `${stamp}-${index + 1}`;
}

/** "820 KB", "1.4 MB", "12.3 GB". */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < MEGABYTE) return `${Math.round(bytes / 1024)} KB`;
  if (bytes < 1024 * MEGABYTE) return `${(bytes / MEGABYTE).toFixed(1)} MB`;
  return `${(bytes / MEGABYTE / 1024).toFixed(1)} GB`;
}
