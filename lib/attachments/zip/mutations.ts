import type { Readable } from "node:stream";
import { recordEvent } from "@/lib/activity/mutations";
import type { EvidenceZipInput } from "@/lib/attachments/schema";
import { assertCan } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { transaction } from "@/lib/db";
import { listZip, type ZipContents } from "./queries";
import { safeName } from "./rules";
import { zipStream } from "./stream";

/** Writes the table of contents; the sheets are made elsewhere, which knows of evidence what is in here. */
export type ListWriter = (viewer: Viewer, contents: ZipContents, changed: ReadonlySet<number>) => Promise<Uint8Array>;

export interface EvidenceZip {
  fileName: string;
  stream: Readable;
}

/** All evidence of a thing as one archive with a table of contents, recorded before its first byte. */
export async function zipEvidence(
  viewer: Viewer,
  input: EvidenceZipInput,
  writeList: ListWriter,
): Promise<EvidenceZip> {
  assertCan(viewer, "exportSheets");
  const contents = await listZip(viewer, input);
  const files = contents.entries.filter(({ path }) => path !== null).length;
  const place = {
    findingId: "finding" in input ? input.finding : null,
    dutyId: "duty" in input ? input.duty : null,
  };
  const payload = { of: contents.of, files };
  await transaction((tx) => recordEvent(tx, viewer, { kind: "EVIDENCE_ZIPPED", payload, ...place }));
  return {
    fileName: `${safeName(`${contents.of}佐证材料`, 80)}.zip`,
    stream: zipStream(contents.entries, (changed) => writeList(viewer, contents, changed)),
  };
}
