import type { Viewer } from "@/lib/auth/viewer";
import type { Tx } from "@/lib/db";
import type { AuditInput } from "./schema";

/** Who did it: a viewer, or somebody who has no session yet; without an id nobody knows who. */
export type Actor = Pick<Viewer, "name" | "unitName"> & { userId: string | null; governmentId: string | null };

/** Writes one audit row in the transaction of the change it tells of. */
export async function recordEvent(tx: Tx, actor: Actor, event: AuditInput): Promise<void> {
  await recordEvents(tx, actor, [event]);
}

/** Writes many audit rows with one statement and one parameter: an import tells of fifty thousand duties. */
export async function recordEvents(tx: Tx, actor: Actor, events: readonly AuditInput[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map(({ kind, payload, governmentId, dutyId, assignmentId, findingId }) => ({
    ...{ kind, payload, dutyId, assignmentId, findingId },
    governmentId: governmentId === undefined ? actor.governmentId : governmentId,
  }));
  await tx.$executeRaw`
    insert into "AuditEvent" (at, kind, payload, "actorId", "actorName", "actorUnit", "governmentId", "dutyId", "assignmentId",
      "findingId")
    select clock_timestamp(), e.kind, e.payload, ${actor.userId}::uuid, ${actor.name}, ${actor.unitName}, e."governmentId",
      e."dutyId", e."assignmentId", e."findingId"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e(kind text, payload jsonb, "governmentId" uuid, "dutyId" uuid,
      "assignmentId" uuid, "findingId" uuid)`;
}
