import type { Tx } from "@/lib/db";
import type { LockedFinding } from "@/lib/findings/lock";
import { type ChecklistLine, type ClosureRoute, closureChecklist, routeOf } from "./rules";

// What a closure is decided by, read while the finding is held.

interface Applicant {
  unit: LockedFinding["closures"][number]["unit"];
  isHead: boolean;
}

/** The levels ahead, by the year's settings and whether the applicant's unit has a head who could sign. */
export async function loadRoute(tx: Tx, finding: LockedFinding, { unit, isHead }: Applicant): Promise<ClosureRoute> {
  const heads = await tx.user.count({ where: { unitId: unit.id, role: "UNIT_HEAD", disabledAt: null } });
  return routeOf(finding, { unit, isHead, hasHead: heads > 0 });
}

/** The checklist as it is now; an infected or cleared file proves nothing. */
export async function loadChecklist(tx: Tx, finding: LockedFinding, statement: string): Promise<ChecklistLine[]> {
  const { id, measures, extensionsPending, rootCause } = finding;
  const evidence = await tx.attachment.count({
    where: {
      findingId: id,
      voidedAt: null,
      file: { scan: { not: "INFECTED" }, clearedAt: null },
      OR: [{ measureId: null }, { measure: { voidedAt: null } }],
    },
  });
  const measuresDone = measures.filter(({ status }) => status === "DONE").length;
  return closureChecklist({
    ...{ measuresTotal: measures.length, measuresDone, extensionsPending },
    ...{ evidence, statement, rootCause },
  });
}
