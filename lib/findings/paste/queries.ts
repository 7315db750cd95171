import { assertCan, can } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { getLedgerYear } from "@/lib/plans/queries";
import { getKnownUnits, type KnownUnits } from "@/lib/units/queries";

export interface PasteOptions extends KnownUnits {
  /** The year they are registered in; null when there is none that is open. */
  year: number | null;
  ownUnitId: string | null;
}

/** What pasted words may mean, and the year. */
export async function getPasteOptions(viewer: Viewer, year: number | undefined): Promise<PasteOptions> {
  assertCan(viewer, "raiseFinding");
  const [plans, known] = await Promise.all([getLedgerYear(viewer, year), getKnownUnits(viewer)]);
  return {
    year: plans.own === null || plans.own.status === "CLOSED" ? null : plans.year,
    ...known,
    ownUnitId: can(viewer, "editFinding") ? null : viewer.unitId,
  };
}
