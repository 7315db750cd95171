import type { Viewer } from "@/lib/auth/viewer";
import type { Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { Place } from "./place";

const MB = 1024 * 1024;

/**
 * The limits of the year: files of the viewer's unit on one duty or finding, and bytes of the unit in all. The unit's uploads
 * are counted one after the other, so that many at once cannot pass together what none may pass alone.
 */
export async function assertQuota(tx: Tx, viewer: Viewer, place: Place, size: number): Promise<void> {
  const { plan, dutyId, findingId } = place;
  if (!plan) return;
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`files ${plan.id} ${viewer.unitId}`}, 0))`;
  const [used] = await tx.$queryRaw<{ here: number; bytes: number }[]>`
    select count(*) filter (where t."dutyId" = ${dutyId}::uuid or t."findingId" = ${findingId}::uuid)::int as here,
      coalesce(sum(s.size), 0)::float8 as bytes
    from "Attachment" t join "StoredFile" s on s.sha256 = t.sha256
      left join "Duty" d on d.id = t."dutyId" left join "Finding" f on f.id = t."findingId"
    where t."unitId" = ${viewer.unitId}::uuid and t."voidedAt" is null
      and coalesce(d."planId", f."planId") = ${plan.id}::uuid`;
  const { here, bytes } = used ?? { here: 0, bytes: 0 };
  if (here >= plan.filesPerDuty) {
    throw new AppError("QUOTA_EXCEEDED", "quotaDuty", { values: { maximum: plan.filesPerDuty } });
  }
  if (bytes + size > plan.megabytesPerUnit * MB) {
    throw new AppError("QUOTA_EXCEEDED", "quotaUnit", { values: { megabytes: plan.megabytesPerUnit } });
  }
}
