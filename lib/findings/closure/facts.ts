import type { Tx } from "@/lib/db";
import type { LockedFinding } from "@/lib/findings/lock";
import type { DecideAccess } from "@/lib/findings/policy";
import { type ChecklistLine, type ClosureRoute, closureChecklist, routeOf } from "./rules";

// What a closure is decided by. A verb reads it while the finding is held; the finding's page shows the same beforehand.

interface Applicant {
  unit: LockedFinding["closures"][number]["unit"];
  isHead: boolean;
}

/** The levels ahead, by the year's settings and whether the applicant's unit has a head who could sign. */
export async function loadRoute(tx: Tx, finding: LockedFinding, { unit, isHead }: Applicant): Promise<ClosureRoute> {
  const heads = await tx.user.count({ where: { unitId: unit.id, role: "UNIT_HEAD", disabledAt: null } });
  return routeOf(finding, { unit, isHead, hasHead: heads > 0 });
}

/** What canDecideClosure asks of an application under way. */
export function decideAccessOf(
  finding: { plan: { governmentId: string }; leadUnitId: string | null },
  closure: { applicantId: string; unitId: string; steps: readonly { actorId: string | null }[] },
): DecideAccess {
  return {
    governmentId: finding.plan.governmentId,
    leadUnitId: finding.leadUnitId,
    applicantId: closure.applicantId,
    unitId: closure.unitId,
    deciderIds: closure.steps.flatMap(({ actorId }) => actorId ?? []),
  };
}

/** The checklist as it is now. */
export async function loadChecklist(tx: Tx, finding: LockedFinding, statement: string): Promise<ChecklistLine[]> {
  const { id, measures, extensionsPending, rootCause } = finding;
  const { total: evidence } = await countProofs(tx, id);
  const measuresDone = measures.filter(({ status }) => status === "DONE").length;
  return closureChecklist({
    ...{ measuresTotal: measures.length, measuresDone, extensionsPending },
    ...{ evidence, statement, rootCause },
  });
}

/** Files on a finding and on each of its measures that prove something: of several editions the latest, none infected or cleared. */
export async function countProofs(client: Pick<Tx, "attachment">, findingId: string) {
  const rows = await client.attachment.groupBy({
    by: ["measureId"],
    where: {
      findingId,
      voidedAt: null,
      next: null,
      file: { scan: { not: "INFECTED" }, clearedAt: null },
      OR: [{ measureId: null }, { measure: { voidedAt: null } }],
    },
    _count: true,
  });
  return {
    total: rows.reduce((sum, row) => sum + row._count, 0),
    ofMeasures: new Map(rows.flatMap((row) => (row.measureId ? [[row.measureId, row._count] as const] : []))),
  };
}
