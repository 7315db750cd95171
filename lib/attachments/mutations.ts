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
 * and holds its hash's lock; rights, state and limits are asked here.
 */
export async function addAttachmentIn(
  tx: Tx,
  viewer: Viewer,
  target: AttachmentTarget,
  { sha256, name, size }: NewFile,
): Promise<{ id: string; edition: number }> {
  const place = await resolveTarget(viewer, target, tx);
  await assertQuota(tx, viewer, place, size);
  const { id, edition } = await tx.attachment.create({
    data: {
      ...columnsOf(place),
      ...{ sha256, name },
      ...{ governmentId: viewer.governmentId, unitId: viewer.unitId, uploaderId: viewer.userId },
    },
    select: { id: true, edition: true },
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
