import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { extensionOf } from "@/lib/attachments/upload/rules";
import { type ContentKind, MEDIA_TYPES } from "@/lib/attachments/upload/types";
import type { Tx } from "@/lib/db";
import { store } from "@/lib/storage/store";
import { createTemp, removeTemp } from "@/lib/storage/temp";
import { marked } from "./marks";

export interface SampleFile {
  sha256: string;
  size: number;
  type: string;
}

/** What the evidence of the demo is made from. */
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

type SampleKey = keyof typeof SAMPLES;

const BY_EXTENSION: Record<string, SampleKey> = {
  docx: "document",
  xlsx: "sheet",
  jpg: "meeting",
  png: "notice",
  txt: "note",
  ofd: "layout",
};

/** So many are written to the store at once. */
const AT_ONCE = 8;

/** The contents behind the evidence of the demo: a few documents, each as often as different things are told of it. */
export class Samples {
  private readonly written = new Set<string>();
  private readonly unwritten = new Map<string, { bytes: Buffer; sample: SampleFile }>();

  private constructor(private readonly originals: ReadonlyMap<string, Buffer>) {}

  static async read(): Promise<Samples> {
    const files = Object.entries(SAMPLES).map(
      async ([key, [file]]) => [key, await readFile(join(import.meta.dirname, file))] as const,
    );
    return new Samples(new Map(await Promise.all(files)));
  }

  /** What stands behind a name. The same name and mark are the same content, anything else is another. */
  of(name: string, mark: string): SampleFile {
    const key = sampleOf(name);
    const original = key && this.originals.get(key);
    if (!original) throw new Error(`no sample stands for ${name}`);
    const [, kind] = SAMPLES[key];
    const bytes = marked(original, kind, `${mark} ${name}`);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const sample = { sha256, size: bytes.length, type: MEDIA_TYPES[kind] };
    if (!this.written.has(sha256)) this.unwritten.set(sha256, { bytes, sample });
    return sample;
  }

  /** Stores and notes what was asked for since; before the rows that speak of it. */
  async write(tx: Tx): Promise<void> {
    const files = [...this.unwritten.values()];
    for (let at = 0; at < files.length; at += AT_ONCE) await Promise.all(files.slice(at, at + AT_ONCE).map(put));
    await tx.storedFile.createMany({ data: files.map(({ sample }) => ({ ...sample, scan: "UNSCANNED" })) });
    for (const { sample } of files) this.written.add(sample.sha256);
    this.unwritten.clear();
  }
}

function sampleOf(name: string): SampleKey | undefined {
  const extension = extensionOf(name);
  if (extension === "pdf") return /纪要|记录|会议/.test(name) ? "minutes" : "report";
  return BY_EXTENSION[extension];
}

async function put({ bytes, sample: { sha256, size } }: { bytes: Buffer; sample: SampleFile }): Promise<void> {
  const { path, handle } = await createTemp();
  try {
    await handle.writeFile(bytes).finally(() => handle.close());
    await store().put(path, sha256, size);
  } finally {
    await removeTemp(path);
  }
}
