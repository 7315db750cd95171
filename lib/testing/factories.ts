import { fromDay } from "@/lib/dates";
import { db } from "@/lib/db";
import { PERIOD } from "@/lib/duties/progress/rules";
import { rollUpDuties } from "@/lib/duties/roll-up";
import { nextNumber } from "@/lib/findings/register";
import { rollUpFindings, tallyRectification } from "@/lib/findings/roll-up";
import { findingNumber } from "@/lib/findings/rules";
import type {
  DutyStatus,
  FindingStatus,
  Frequency,
  MeasureStatus,
  PlanStatus,
  Severity,
  UnitClass,
  UnitKind,
} from "@/prisma/generated/client";

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

interface FindingOptions {
  /** Responsible units, the one that answers for it first. */
  unitIds: readonly string[];
  /** Who entered it. */
  raisedBy: { userId: string; unitId: string };
  status?: FindingStatus;
  leadUnitId?: string | null;
  dutyId?: string | null;
  text?: string;
  severity?: Severity;
  foundOn?: string;
  /** Its measures, in order. */
  measures?: readonly MeasureOptions[];
}

interface MeasureOptions {
  status?: MeasureStatus;
  dueOn?: string | null;
  progress?: string;
  /** The finding's, unless given. */
  unitIds?: readonly string[];
}

/** A finding with its measures, counted on its duty and units. A status in which a closure waits needs that closure, too. */
export async function createFinding(plan: PlanKey, options: FindingOptions) {
  const { unitIds, raisedBy, status = "RECTIFYING", measures = [{}] } = options;
  const { id } = await db.$transaction(async (tx) => {
    const sortNo = await nextNumber(tx, plan.id);
    return tx.finding.create({
      data: {
        ...{ planId: plan.id, year: plan.year, sortNo, number: findingNumber(plan.year, sortNo), status },
        ...{ source: "INSPECTION_COUNTY", kind: "DEADLINE", severity: options.severity ?? "MINOR" },
        text: options.text ?? `执法案卷归档不及时${sortNo}`,
        foundOn: fromDay(options.foundOn ?? `${plan.year}-03-01`),
        ...{ leadUnitId: options.leadUnitId ?? null, dutyId: options.dutyId ?? null },
        ...{ raisedById: raisedBy.userId, raisedUnitId: raisedBy.unitId },
        closedOn: status === "CLOSED" ? fromDay(`${plan.year}-06-01`) : null,
        units: { create: unitIds.map((unitId, place) => ({ unitId, sortNo: place })) },
      },
    });
  });
  for (const measure of measures) await createMeasure({ id, unitIds }, measure);
  await db.$transaction(async (tx) => {
    await rollUpFindings(tx, [id]);
    const planUnits = unitIds.map((unitId) => ({ planId: plan.id, unitId }));
    await tallyRectification(tx, { dutyIds: options.dutyId ? [options.dutyId] : [], planUnits });
  });
  return db.finding.findUniqueOrThrow({ where: { id }, include: { measures: { orderBy: { sortNo: "asc" } } } });
}

/** One more measure. `createFinding` counts it; a test that adds one afterwards counts for itself. */
async function createMeasure(finding: { id: string; unitIds: readonly string[] }, options: MeasureOptions = {}) {
  const { status = "NOT_STARTED", dueOn = "2026-12-31", progress = "", unitIds = finding.unitIds } = options;
  const leadUnitId = unitIds[0];
  if (!leadUnitId) throw new Error("a measure needs a unit");
  return db.measure.create({
    data: {
      ...{ findingId: finding.id, leadUnitId, status, progress, text: "补齐案卷并建立归档制度。" },
      sortNo: (await db.measure.count({ where: { findingId: finding.id } })) + 1,
      ...{ dueOn: fromDay(dueOn), originalDueOn: fromDay(dueOn), dueText: dueOn ?? "长期坚持" },
      doneOn: status === "DONE" ? fromDay("2026-05-01") : null,
      units: { create: unitIds.map((unitId, sortNo) => ({ unitId, sortNo })) },
    },
  });
}

/** A file on a finding, as evidence counts it; its content is nowhere. */
export async function createEvidence(findingId: string, by: { userId: string; unitId: string; governmentId: string }) {
  const sha256 = String(++count).padStart(64, "0");
  await db.storedFile.create({ data: { sha256, size: 10, type: "application/pdf", scan: "UNSCANNED" } });
  return db.attachment.create({
    data: {
      ...{ findingId, sha256, name: "整改报告.pdf", governmentId: by.governmentId },
      ...{ unitId: by.unitId, uploaderId: by.userId },
    },
  });
}
