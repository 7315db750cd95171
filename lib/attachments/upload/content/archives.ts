import { type Entry, openPromise } from "yauzl";
import { isSaneArchive } from "@/lib/attachments/upload/rules";
import type { ContentKind } from "@/lib/attachments/upload/types";
import { AppError } from "@/lib/errors";
import type { FileBytes } from "./bytes";

const refused = () => new AppError("UNSUPPORTED_TYPE", "fileArchive", { field: "file" });

/**
 * What a zip is, by the directory at its end; nothing is unpacked. Null when it cannot be read; UNSUPPORTED_TYPE when it would unpack to
 * too much, is encrypted, or has names that lead out of a folder.
 */
export async function archiveKind(file: FileBytes): Promise<ContentKind | "MACROS" | null> {
  const names = new Set<string>();
  let entries = 0;
  let unpacked = 0;
  try {
    const zip = await openPromise(file.path, { lazyEntries: true, strictFileNames: false });
    try {
      if (!isSaneArchive({ entries: zip.entryCount, unpacked: 0, size: file.size })) throw refused();
      for await (const entry of zip.eachEntry()) {
        entries += 1;
        unpacked += entry.uncompressedSize;
        if (isEncrypted(entry) || !isSaneArchive({ entries, unpacked, size: file.size })) throw refused();
        names.add(entry.fileName);
      }
    } finally {
      zip.close();
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (/absolute path|relative path|invalid characters/.test((error as Error).message)) throw refused();
    return null;
  }
  return kindOf([...names]);
}

const isEncrypted = (entry: Entry) => (entry.generalPurposeBitFlag & 0x2041) !== 0;

function kindOf(names: string[]): ContentKind | "MACROS" {
  const has = (start: string) => names.some((name) => name.startsWith(start));
  if (names.includes("OFD.xml")) return "OFD";
  if (!names.includes("[Content_Types].xml")) return "ZIP";
  const kind = has("word/") ? "DOCX" : has("xl/") ? "XLSX" : has("ppt/") ? "PPTX" : "ZIP";
  return kind !== "ZIP" && names.some((name) => /(^|\/)vba\w*\.(bin|xml)$/i.test(name)) ? "MACROS" : kind;
}
