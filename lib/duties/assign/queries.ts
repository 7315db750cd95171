import { assertCan } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { toDay } from "@/lib/dates";
import { db } from "@/lib/db";
import { canEditDuties } from "@/lib/duties/policy";
import type { BatchChange, BatchPreviewInput } from "@/lib/duties/schema";
import { forbidden, notFound } from "@/lib/errors";
import { assertOpen } from "@/lib/plans/policy";
import { resolveParties } from "./parties";
import { printNames } from "./rules";

interface PartyValues {
  leadText: string;
  unitsText: string;
  dueText: string;
  dueOn: string | null;
}

export interface BatchPreviewRow {
  id: string;
  code: string;
  title: string;
  version: number;
  before: PartyValues;
  after: PartyValues;
}

/** What a batch edit would make of each duty; writes nothing. Rows come in protocol order. */
export async function previewBatch(viewer: Viewer, { ids, change }: BatchPreviewInput): Promise<BatchPreviewRow[]> {
  assertCan(viewer, "assignDuties");
  const duties = await db.duty.findMany({
    where: { id: { in: ids }, voidedAt: null, plan: { governmentId: viewer.governmentId } },
    include: { plan: true },
    orderBy: [{ kind: "asc" }, { sortNo: "asc" }],
  });
  if (duties.length !== new Set(ids).size) throw notFound();
  for (const { plan } of duties) {
    if (!canEditDuties(viewer, plan)) throw forbidden();
    assertOpen(plan);
  }
  const named = await namesOf(viewer.governmentId, change);
  return duties.map((duty) => {
    const before = {
      leadText: duty.leadText,
      unitsText: duty.unitsText,
      dueText: duty.dueText,
      dueOn: toDay(duty.dueOn),
    };
    const after = { ...before, ...named, ...change.deadline };
    return { id: duty.id, code: duty.code, title: duty.title, version: duty.version, before, after };
  });
}

async function namesOf(governmentId: string, change: BatchChange): Promise<Partial<PartyValues>> {
  const parties = await resolveParties(db, governmentId, {
    leads: change.leads ?? [],
    units: [],
    groups: [],
    ...change.responsible,
  });
  return {
    ...(change.leads && { leadText: printNames(parties.leads) }),
    ...(change.responsible && { unitsText: printNames([...parties.groups, ...parties.units]) }),
  };
}
