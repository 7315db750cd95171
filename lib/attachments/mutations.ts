import { recordEvent } from "@/lib/activity/mutations";
import type { Viewer } from "@/lib/auth/viewer";
import { type Tx, transaction } from "@/lib/db";
import { AppError, forbidden, notFound } from "@/lib/errors";
import { assertOpen } from "@/lib/plans/policy";
import { canVoidEvidence, isEvidenceOpen } from "./policy";
import type { AttachmentTarget, VoidEvidenceInput } from "./schema";
import { type Place, placeOf } from "./target/place";
import { lockVisible, resolveTarget } from "./target/queries";
import { assertQuota } from "./target/quota";

export interface NewFile {
  /** Of a content that the store holds. */
  sha256: string;
  /** As cleaned for display. */
  name: string;
  /** Bytes. */
  size: number;
}

/**
 * Hangs a stored content on its place, or stages it, within the transaction that stored it. The caller has checked the content
 * and holds its hash's lock; rights, state and limits are asked here. The same file at the same place by the same person is the
 * same act: a retry whose first answer was lost gets that answer.
 */
export async function addAttachmentIn(
  tx: Tx,
  viewer: Viewer,
  target: AttachmentTarget,
  { sha256, name, size }: NewFile,
): Promise<{ id: string; edition: number }> {
  const place = await resolveTarget(viewer, target, tx);
  const file = { ...columnsOf(place), sha256, name, uploaderId: viewer.userId };
  const known = place.plan && (await tx.attachment.findFirst({ where: { ...file, voidedAt: null }, select: ADDED }));
  if (known) return known;
  await assertQuota(tx, viewer, place, size);
  const { id, edition } = await tx.attachment.create({
    data: { ...file, governmentId: viewer.governmentId, unitId: viewer.unitId },
    select: ADDED,
  });
  if (place.plan) await recordAdded(tx, viewer, place, name);
  return { id, edition };
}

/** Takes a file out of the evidence; the row stays, with the reason. The edition before it counts again. */
export async function voidEvidence(viewer: Viewer, { id, reason }: VoidEvidenceInput): Promise<{ id: string }> {
  return transaction(async (tx) => {
    const row = await lockVisible(viewer, id, tx);
    if (!row || row.voidedAt) throw notFound();
    if (!canVoidEvidence(viewer, row)) throw forbidden();
    const { place, status } = await placeOf(viewer, row, tx);
    if (place.plan) assertOpen(place.plan);
    if (!isEvidenceOpen(viewer, null, status)) throw new AppError("CONFLICT", "findingStatus");
    await tx.attachment.update({
      where: { id },
      data: { voidedAt: new Date(), voidReason: reason, previousId: null },
    });
    // The chain of editions closes over the gap.
    await tx.attachment.updateMany({ where: { previousId: id }, data: { previousId: row.previousId } });
    if (place.plan) {
      const { number, code } = subjectOf(place);
      const payload = { name: row.name, reason, number, code };
      await recordEvent(tx, viewer, { kind: "EVIDENCE_VOIDED", payload, ...recordsOf(place) });
    }
    return { id };
  });
}

const ADDED = { id: true, edition: true } as const;

const columnsOf = ({ dutyId, assignmentId, period, findingId, measureId, previousId, edition }: Place) => ({
  ...{ dutyId, assignmentId, period, findingId, measureId },
  ...{ previousId, edition },
});

const subjectOf = ({ number, code }: Place) => ({ number: number ?? undefined, code: code ?? undefined });
const recordsOf = ({ dutyId, assignmentId, findingId }: Place) => ({ dutyId, assignmentId, findingId });

async function recordAdded(tx: Tx, viewer: Viewer, place: Place, name: string): Promise<void> {
  const payload = { name, edition: place.edition, period: place.period ?? undefined, ...subjectOf(place) };
  await recordEvent(tx, viewer, { kind: "EVIDENCE_ADDED", payload, ...recordsOf(place) });
}
