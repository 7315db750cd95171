import { createHash } from "node:crypto";
import type { PlaceColumns } from "@/lib/attachments/target/place";
import type { Viewer } from "@/lib/auth/viewer";
import { fromDay } from "@/lib/dates";
import { db } from "@/lib/db";
import { store } from "@/lib/storage/store";
import { createTemp, removeTemp } from "@/lib/storage/temp";
import type { FindingStatus, ScanStatus } from "@/prisma/generated/client";

/** Stores bytes with their row, as an upload does; the same bytes twice are one content. Give the file's test `useFiles()` too. */
export async function storeContent(
  content: Buffer | string,
  { type = "application/pdf", scan = "UNSCANNED" }: { type?: string; scan?: ScanStatus } = {},
): Promise<string> {
  const bytes = Buffer.from(content);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const { path, handle } = await createTemp();
  await handle.writeFile(bytes);
  await handle.close();
  await store().put(path, sha256, bytes.length);
  await removeTemp(path);
  const data = { type, scan, size: bytes.length, clearedAt: null };
  await db.storedFile.upsert({ where: { sha256 }, create: { sha256, ...data }, update: data });
  return sha256;
}

interface Hung extends Partial<PlaceColumns> {
  name?: string;
  previousId?: string;
  edition?: number;
  createdAt?: Date;
  voidedAt?: Date;
}

/** One use of a stored content; without a place it is staged. */
export function hangContent(uploader: Viewer, sha256: string, { name = "材料.pdf", ...place }: Hung = {}) {
  return db.attachment.create({
    data: {
      ...place,
      ...{ sha256, name, uploaderId: uploader.userId },
      ...{ unitId: uploader.unitId, governmentId: uploader.governmentId },
    },
  });
}

let count = 0;

interface FindingOptions {
  unitIds: readonly string[];
  leadUnitId?: string | null;
  status?: FindingStatus;
  dutyId?: string | null;
}

/** A finding with one measure of its first unit, as rows. */
export async function createFinding(plan: { id: string; year: number }, raiser: Viewer, options: FindingOptions) {
  const { unitIds, leadUnitId = null, status = "RECTIFYING", dutyId = null } = options;
  const sortNo = ++count;
  const finding = await db.finding.create({
    data: {
      ...{ planId: plan.id, year: plan.year, sortNo, number: `${plan.year}-${String(sortNo).padStart(3, "0")}` },
      ...{ source: "INSPECTION_COUNTY", kind: "DEADLINE", text: "执法案卷评查发现文书不规范。" },
      ...{ foundOn: fromDay("2026-03-01"), raisedById: raiser.userId, raisedUnitId: raiser.unitId },
      ...{ leadUnitId, status, dutyId, measuresTotal: 1 },
      units: { create: unitIds.map((unitId, index) => ({ unitId, sortNo: index })) },
      measures: {
        create: { sortNo: 1, text: "开展案卷评查。", leadUnitId: unitIds[0] ?? raiser.unitId, status: "IN_PROGRESS" },
      },
    },
    include: { measures: true },
  });
  return { ...finding, measureId: finding.measures[0]?.id ?? "" };
}
