import type { Viewer } from "@/lib/auth/viewer";
import type { Tx } from "@/lib/db";
import type { Prisma } from "@/prisma/generated/client";
import type { AuditInput } from "./schema";

/** Who did it: a viewer, or somebody who has no session yet; without an id nobody knows who. */
export type Actor = Pick<Viewer, "name" | "unitName"> & { userId: string | null; governmentId: string | null };

/** Writes one audit row in the transaction of the change it tells of. */
export async function recordEvent(tx: Tx, actor: Actor, event: AuditInput): Promise<void> {
  await recordEvents(tx, actor, [event]);
}

/** Writes many audit rows with one statement. */
export async function recordEvents(tx: Tx, actor: Actor, events: readonly AuditInput[]): Promise<void> {
  if (events.length === 0) return;
  await tx.auditEvent.createMany({
    data: events.map((event) => ({
      kind: event.kind,
      payload: event.payload as Prisma.InputJsonObject,
      actorId: actor.userId,
      actorName: actor.name,
      actorUnit: actor.unitName,
      governmentId: event.governmentId === undefined ? actor.governmentId : event.governmentId,
      dutyId: event.dutyId ?? null,
      assignmentId: event.assignmentId ?? null,
      findingId: event.findingId ?? null,
    })),
  });
}
