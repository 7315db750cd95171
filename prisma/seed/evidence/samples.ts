import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { extensionOf } from "@/lib/attachments/upload/rules";
import { type ContentKind, MEDIA_TYPES } from "@/lib/attachments/upload/types";
import type { Tx } from "@/lib/db";
import { store } from "@/lib/storage/store";
import { createTemp, removeTemp } from "@/lib/storage/temp";

export interface SampleFile {
  sha256: string;
  size: number;
  type: string;
}

/** The contents behind all evidence of the demo: many names, each content stored once. */
const SAMPLES = {
  minutes: ["minutes.pdf", "PDF"],
  report: ["report.pdf", "PDF"],
  document: ["report.docx", "DOCX"],
  sheet: ["ledger.xlsx", "XLSX"],
  meeting: ["meeting.jpg", "JPEG"],
  notice: ["notice.png", "PNG"],
  note: ["note.txt", "TEXT"],
  layout: ["report.ofd", "OFD"],
} as const satisfies Record<string, readonly [file: string, kind: ContentKind]>;

const BY_EXTENSION: Record<string, keyof typeof SAMPLES> = {
  docx: "document",
  xlsx: "sheet",
  jpg: "meeting",
  png: "notice",
  txt: "note",
  ofd: "layout",
};

/** Puts the samples into the store and notes them; gives what stands behind a name. */
export async function storeSamples(tx: Tx): Promise<(name: string) => SampleFile> {
  const stored = new Map<string, SampleFile>();
  for (const [key, [file, kind]] of Object.entries(SAMPLES)) {
    const bytes = await readFile(join(import.meta.dirname, file));
    const sample = { sha256: sha256Of(bytes), size: bytes.length, type: MEDIA_TYPES[kind] };
    await put(bytes, sample);
    stored.set(key, sample);
  }
  await tx.storedFile.createMany({ data: [...stored.values()].map((sample) => ({ ...sample, scan: "UNSCANNED" })) });
  return (name) => {
    const sample = stored.get(sampleOf(name));
    if (!sample) throw new Error(`no sample stands for ${name}`);
    return sample;
  };
}

function sampleOf(name: string): string {
  const extension = extensionOf(name);
  if (extension === "pdf") return /纪要|记录|会议/.test(name) ? "minutes" : "report";
  return BY_EXTENSION[extension] ?? "";
}

const sha256Of = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

async function put(bytes: Uint8Array, { sha256, size }: SampleFile): Promise<void> {
  const { path, handle } = await createTemp();
  try {
    await handle.writeFile(bytes).finally(() => handle.close());
    await store().put(path, sha256, size);
  } finally {
    await removeTemp(path);
  }
}
