import { extensionOf, hasMarkup } from "@/lib/attachments/upload/rules";
import { ACCEPTED, type ContentKind, MEDIA_TYPES } from "@/lib/attachments/upload/types";
import { AppError } from "@/lib/errors";
import { archiveKind } from "./archives";
import { type FileBytes, tailOf, withBytes } from "./bytes";
import { compoundKind } from "./compounds";
import { isPicture } from "./pictures";
import { signatureOf } from "./signatures";
import { isText } from "./texts";

/**
 * The media type of an uploaded file. UNSUPPORTED_TYPE unless its name and its content are both on the list and of each other;
 * INVALID for a picture that is too large.
 * @param name as cleaned by `cleanFileName`
 */
export async function inspectFile(path: string, name: string): Promise<string> {
  const extension = extensionOf(name);
  const kinds = ACCEPTED.get(extension);
  if (!kinds) throw new AppError("UNSUPPORTED_TYPE", "fileType", { field: "file" });
  const found = await withBytes(path, kindOf);
  // What is inside a zip is never opened here, macros or not.
  const kind = found === "MACROS" && extension === "zip" ? "ZIP" : found;
  if (kind === "MACROS") throw new AppError("UNSUPPORTED_TYPE", "fileMacros", { field: "file" });
  if (kind && kinds.includes(kind)) return MEDIA_TYPES[kind];
  throw new AppError("UNSUPPORTED_TYPE", "fileMismatch", { field: "file", values: { extension } });
}

async function kindOf(file: FileBytes): Promise<ContentKind | "MACROS" | null> {
  const head = await file.read(0, 4096);
  const signature = signatureOf(head);
  if (signature === "ZIP") return archiveKind(file);
  const kind = signature && (await signedKind(file, signature));
  // "BMW" too begins as a bitmap does.
  if (!kind) return (await isText(file)) ? "TEXT" : null;
  return hasMarkup(head) || (await hidesMore(file, kind)) ? null : kind;
}

type Signature = Exclude<NonNullable<ReturnType<typeof signatureOf>>, "ZIP">;

async function signedKind(file: FileBytes, signature: Signature): Promise<ContentKind | "MACROS" | null> {
  if (signature === "COMPOUND") return compoundKind(file);
  if (signature === "PDF") return (await isAllPdf(file)) ? "PDF" : null;
  return (await isPicture(file, signature)) ? signature : null;
}

/**
 * Nothing but the few blanks or zeros that printers and scanners append stands behind its end mark. A file without one is let
 * in: some programs leave it away, and every reader copes.
 */
async function isAllPdf(file: FileBytes): Promise<boolean> {
  const tail = await tailOf(file, 64 * 1024);
  const end = tail.lastIndexOf("%%EOF");
  return end < 0 || tail.length - end <= 2048;
}

const ZIP_END = Buffer.from("PK\x05\x06", "latin1");

/** Whether a zip's directory or markup stands behind what the file claims to be. */
async function hidesMore(file: FileBytes, kind: ContentKind | "MACROS"): Promise<boolean> {
  const tail = await tailOf(file, 22 + 0xffff);
  const end = tail.lastIndexOf(ZIP_END);
  // Old Office files hold embedded sheets, which are zips: there only one that ends with the file counts.
  const isCompound = kind === "DOC" || kind === "XLS" || kind === "PPT" || kind === "MACROS";
  if (isCompound) return end >= 0 && end + 22 <= tail.length && end + 22 + tail.readUInt16LE(end + 20) === tail.length;
  return end >= 0 || hasMarkup(tail.subarray(-4096));
}
