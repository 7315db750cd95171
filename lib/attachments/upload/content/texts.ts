import { createReadStream } from "node:fs";
import { beginsAsCode } from "@/lib/attachments/upload/rules";
import type { FileBytes } from "./bytes";

/** Control characters that no text has; a tab, line breaks, a form feed and DOS's end mark it may have. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0000-\u0008\u000e-\u0019\u001b-\u001f\u007f]/;

/** Whether a file is plain text in UTF-8 or GB18030 that begins neither as markup nor as a script. */
export async function isText(file: FileBytes): Promise<boolean> {
  for (const encoding of ["utf-8", "gb18030"]) {
    const verdict = await readAs(file, encoding);
    if (verdict !== "OTHER_ENCODING") return verdict === "TEXT";
  }
  return false;
}

async function readAs(file: FileBytes, encoding: string): Promise<"TEXT" | "NO_TEXT" | "OTHER_ENCODING"> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let isFirst = true;
  try {
    for await (const chunk of createReadStream(file.path)) {
      const text = decoder.decode(chunk, { stream: true });
      if (CONTROLS.test(text) || (isFirst && beginsAsCode(text))) return "NO_TEXT";
      isFirst = false;
    }
    return CONTROLS.test(decoder.decode()) ? "NO_TEXT" : "TEXT";
  } catch (error) {
    if (error instanceof TypeError) return "OTHER_ENCODING";
    throw error;
  }
}
