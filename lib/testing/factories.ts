import { fromDay } from "@/lib/dates";
import { db } from "@/lib/db";
import { PERIOD } from "@/lib/duties/progress/rules";
import { rollUpDuties } from "@/lib/duties/roll-up";
import type { DutyStatus, Frequency, PlanStatus, UnitClass, UnitKind } from "@/prisma/generated/client";

// Rows for tests of queries and mutations. Governments and persons come from people.ts; what is not given is believable.

let count = 0;

/** One more unit of a government made by `makeGovernment`. */
export async function createUnit(
  government: { id: string; code: string; path: string },
  name: string,
  { kind = "TOWN", unitClass = "TOWN" }: { kind?: UnitKind; unitClass?: UnitClass | null } = {},
) {
  const code = `${government.code}-u${++count}`;
  return db.unit.create({
    data: {
      code,
      name,
      kind,
      shortName: name,
      initials: `u${count}`,
      class: unitClass,
      parentId: government.id,
      path: `${government.path}${code}/`,
      sortNo: 100 + count,
      governmentId: government.id,
    },
  });
}

/** A plan of the government, issued unless told otherwise. */
export async function createPlan(
  governmentId: string,
  { year = 2026, status = "ISSUED" as PlanStatus, headSignOff = false } = {},
) {
  return db.plan.create({
    data: {
      governmentId,
      year,
      status,
      headSignOff,
      title: `${year}年法治政府建设责任台账`,
      issuedAt: status === "DRAFT" ? null : new Date(),
    },
  });
}

interface PlanKey {
  id: string;
  year: number;
}

/** A key task without items. */
export async function createKeyTask(plan: PlanKey, { code = `T${++count}`, leadUnitId = null as string | null } = {}) {
  return db.duty.create({
    data: {
      planId: plan.id,
      year: plan.year,
      kind: "KEY_TASK",
      code,
      title: `重点任务${code}`,
      leadText: "牵头单位",
      unitsText: "各镇",
      leadUnitId,
      sortNo: ++count,
      ...(leadUnitId && { parties: { create: { role: "LEAD", unitId: leadUnitId, sortNo: 0 } } }),
    },
  });
}

interface ItemOptions {
  code?: string;
  title?: string;
  keyTaskId?: string | null;
  leadUnitId?: string | null;
  /** Every one gets an assignment. */
  unitIds: readonly string[];
  dueOn?: string | null;
  frequency?: Frequency;
  status?: DutyStatus;
}

/** An item with one assignment per unit, rolled up. `of(unitId)` is the unit's assignment as created. */
export async function createItem(plan: PlanKey, options: ItemOptions) {
  const { code = `A${++count}`, unitIds, leadUnitId = null, dueOn = "2026-12-31" } = options;
  const duty = await db.duty.create({
    data: {
      planId: plan.id,
      year: plan.year,
      kind: "ASSESSMENT_ITEM",
      code,
      title: options.title ?? `考核事项${code}`,
      content: "按要求办理并留存记录。",
      leadText: "牵头单位",
      unitsText: "各镇",
      dueText: dueOn ?? "长期坚持",
      dueOn: fromDay(dueOn),
      originalDueOn: fromDay(dueOn),
      frequency: options.frequency ?? "QUARTERLY",
      keyTaskId: options.keyTaskId ?? null,
      leadUnitId,
      sortNo: ++count,
      parties: {
        create: [
          ...(leadUnitId ? [{ role: "LEAD" as const, unitId: leadUnitId, sortNo: 0 }] : []),
          ...unitIds
            .filter((unitId) => unitId !== leadUnitId)
            .map((unitId, index) => ({ role: "RESPONSIBLE" as const, unitId, sortNo: index + 1 })),
        ],
      },
      assignments: {
        create: unitIds.map((unitId) => ({
          unitId,
          role: unitId === leadUnitId ? ("LEAD" as const) : ("RESPONSIBLE" as const),
          status: options.status ?? "NOT_STARTED",
        })),
      },
    },
    include: { assignments: true },
  });
  await db.$transaction((tx) => rollUpDuties(tx, [duty.id]));
  const of = (unitId: string) => {
    const found = duty.assignments.find((assignment) => assignment.unitId === unitId);
    if (!found) throw new Error(`unit ${unitId} has no assignment of ${code}`);
    return found;
  };
  return { ...duty, of };
}

/** The words of a report, valid for `submitReport` with an assignment's id and version. */
export function reportWords(progress = "已召开专题会议，按计划推进。", period = "2026-Q3") {
  if (!PERIOD.test(period)) throw new Error(`no period: ${period}`);
  return { period, progress, problems: "", nextSteps: "", isDone: false };
}
