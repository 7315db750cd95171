import type { Tx } from "@/lib/db";

/**
 * A request that waits at a unit's head goes on to the office when that unit is on the finding no more: its head could not even
 * see it, and a closure would wait for it for ever. For whoever changes the units of a finding that is held.
 */
export async function passOnExtensions(tx: Tx, findingId: string): Promise<void> {
  await tx.$executeRaw`
    update "Extension" e set status = 'OFFICE_REVIEW', version = e.version + 1 from "Measure" m
    where m.id = e."measureId" and m."findingId" = ${findingId}::uuid and e.status = 'HEAD_REVIEW' and e."unitId" not in (
      select x."unitId" from "FindingUnit" x where x."findingId" = ${findingId}::uuid
      union all select y."leadUnitId" from "Measure" y where y."findingId" = ${findingId}::uuid and y."voidedAt" is null
      union all select z."unitId" from "MeasureUnit" z join "Measure" y on y.id = z."measureId"
        where y."findingId" = ${findingId}::uuid and y."voidedAt" is null)`;
}
