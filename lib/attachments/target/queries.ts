import { canAttach, canVoidEvidence, isEvidenceOpen } from "@/lib/attachments/policy";
import type { AttachmentTarget } from "@/lib/attachments/schema";
import { evidenceScope } from "@/lib/attachments/scope";
import { assertCan } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { db, type Tx } from "@/lib/db";
import { assertLedger } from "@/lib/duties/policy";
import { AppError, conflict, forbidden, notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";
import { assertIssued } from "@/lib/plans/policy";
import { type FoundPlace, findPlace, type Place, placeOf } from "./place";

/**
 * Where the viewer may attach a file. NOT_FOUND outside the scope, FORBIDDEN without the right or out of season, CONFLICT for a
 * closed finding. In a transaction, give its client: the year and the finding are then held until it ends.
 */
export async function resolveTarget(viewer: Viewer, target: AttachmentTarget, client: Tx = db): Promise<Place> {
  assertLedger(viewer);
  const { previous } = target;
  const found = await (previous ? nextEdition(viewer, previous, client) : findPlace(viewer, target, client));
  const { place, access, status } = found;
  if (!previous && access && !canAttach(viewer, access)) throw forbidden();
  assertCan(viewer, "attachEvidence");
  if (place.plan) assertIssued(place.plan);
  const isOpen = previous ? isEvidenceOpen(viewer, null, status) : status !== "CLOSED" && status !== "VOID";
  if (!isOpen) throw new AppError("CONFLICT", "findingStatus");
  return place;
}

/** Beside the edition that it replaces, which must have a place, be the last one and the viewer's to void. */
async function nextEdition(viewer: Viewer, id: string, client: Tx): Promise<FoundPlace> {
  const row = isId(id) && (await lockVisible(viewer, id, client));
  if (!row || row.voidedAt || (row.findingId === null && row.dutyId === null)) throw notFound();
  if (!canVoidEvidence(viewer, row)) throw forbidden();
  const found = await placeOf(viewer, row, client);
  if (await client.attachment.findUnique({ where: { previousId: id }, select: { id: true } })) throw conflict();
  return { ...found, place: { ...found.place, previousId: id, edition: row.edition + 1 } };
}

/** An attachment in the viewer's scope with its row locked, or null. */
export async function lockVisible(viewer: Viewer, id: string, client: Tx) {
  if (!isId(id)) return null;
  const rows = await client.$queryRaw<{ id: string }[]>`
    select t.id from "Attachment" t where t.id = ${id}::uuid and ${evidenceScope(viewer)}`;
  if (rows.length === 0) return null;
  // The place before the row: whoever closes a finding or a year holds those first.
  const row = await client.attachment.findUniqueOrThrow({ where: { id } });
  await placeOf(viewer, row, client);
  await client.$queryRaw`select id from "Attachment" where id = ${id}::uuid for update`;
  return client.attachment.findUnique({ where: { id } });
}
