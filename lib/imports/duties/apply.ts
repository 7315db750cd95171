import { recordEvents } from "@/lib/activity/mutations";
import type { AuditInput } from "@/lib/activity/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { fromDay } from "@/lib/dates";
import type { Tx } from "@/lib/db";
import { resolveParties, type Standing, standingsOf, writeAllParties } from "@/lib/duties/assign/parties";
import { partyIds } from "@/lib/duties/assign/rules";
import { rollUpDuties } from "@/lib/duties/roll-up";
import { dutyChanges } from "@/lib/duties/shown";
import { AppError } from "@/lib/errors";
import type { DutyWrite } from "@/lib/imports/breakdown/record";
import { type ImportPlan, type RowToWrite, StaleRecords, type WrittenChange } from "@/lib/imports/changes";
import { chunksOf } from "@/lib/imports/chunks";
import { Prisma } from "@/prisma/generated/client";
import { dutyCodes } from "./codes";
import { writeIndicators } from "./indicators";
import { type PreparedDuty, prepareDuties, withKeyTasks } from "./prepare";
import { countStale } from "./stale";
import { assignmentsOf, beforeOf, insertDuties, lockDuties, type StoredDuty, updateDuties } from "./stored";

/**
 * Writes the rows of a sheet of duties, as `createDuty` and `editDuty` would one by one: indicators and key tasks that there are
 * not yet, codes, parties, assignments, history, and the roll-up once. Throws StaleRecords.
 */
export async function applyDuties(
  tx: Tx,
  viewer: Viewer,
  plan: ImportPlan,
  rows: readonly RowToWrite[],
): Promise<WrittenChange[]> {
  const given = rows.map(({ record }) => record as DutyWrite);
  const named = given.flatMap(({ id, keyTask }) => [id, keyTask && "id" in keyTask ? keyTask.id : null]);
  const stored = await lockDuties(tx, [...new Set(named.filter((id) => id !== null))]);
  const living = await tx.duty.findMany({ where: { planId: plan.id, voidedAt: null }, select: LIVING });
  const stale = countStale(given, { plan, stored, living });
  if (stale > 0) throw new StaleRecords(stale);

  const writes = withKeyTasks(given);
  const indicators = await writeIndicators(tx, plan, writes);
  const duties = prepareDuties(writes, {
    codes: dutyCodes(living),
    codeOf: new Map(living.map(({ id, code }) => [id, code])),
    placeOf: indicators.placeOf,
    partiesOf: await partiesFinder(tx, plan, writes),
  });
  const created = duties.filter(({ isNew }) => isNew);
  const edited = duties.filter(({ isNew }) => !isNew);
  await createAll(tx, plan, created);
  const edits = await editAll(tx, edited, stored);
  const tasksBefore = edited.map(({ id }) => stored.get(id)?.keyTaskId ?? null);
  await rollUpDuties(tx, [...new Set([...duties.map(({ id }) => id), ...tasksBefore].filter((id) => id !== null))]);
  const events = [
    ...indicators.events,
    ...created.map(({ id, columns: { code, title } }): AuditInput => {
      return { kind: "DUTY_CREATED", dutyId: id, payload: { code, title } };
    }),
    ...edits.events,
  ];
  for (const chunk of chunksOf(events)) await recordEvents(tx, viewer, chunk);
  return [
    ...indicators.changes,
    ...created.map(({ id }) => ({ noun: "DUTY" as const, recordId: id, before: null, version: 1 })),
    ...edits.changes,
  ];
}

const LIVING = {
  ...{ id: true, kind: true, code: true, title: true, content: true, indicatorId: true, keyTaskId: true },
} satisfies Prisma.DutySelect;

/** Looks up all units and groups at once; one that has ended since the preview was made is stale. */
async function partiesFinder(tx: Tx, { governmentId }: ImportPlan, writes: readonly DutyWrite[]) {
  const unitIds = [...new Set(writes.flatMap(({ leads, units }) => [...leads, ...units]))];
  const groupIds = [...new Set(writes.flatMap(({ groups }) => groups))];
  const all = await resolveParties(tx, governmentId, { leads: unitIds, units: [], groups: groupIds }).catch((error) => {
    throw error instanceof AppError ? new StaleRecords(1) : error;
  });
  const units = new Map(all.leads.map((unit) => [unit.id, unit]));
  const groups = new Map(all.groups.map((group) => [group.id, group]));
  return (write: Pick<DutyWrite, "leads" | "units" | "groups">) => ({
    leads: write.leads.flatMap((id) => units.get(id) ?? []),
    groups: write.groups.flatMap((id) => groups.get(id) ?? []),
    units: write.units.flatMap((id) => units.get(id) ?? []),
  });
}

async function createAll(tx: Tx, plan: ImportPlan, duties: readonly PreparedDuty[]): Promise<void> {
  for (const kind of ["KEY_TASK", "ASSESSMENT_ITEM"] as const) {
    const last = await tx.duty.aggregate({ where: { planId: plan.id, kind }, _max: { sortNo: true } });
    let sortNo = last._max.sortNo ?? 0;
    for (const chunk of chunksOf(duties.filter((duty) => duty.kind === kind))) {
      const rows = chunk.map(({ id, columns }) => {
        sortNo += 1;
        return { ...columns, id, sortNo };
      });
      await insertDuties(tx, plan, kind, rows);
      await writeAllParties(tx, chunk);
    }
  }
}

/** Changes duties that there are; parties are touched only where other ones are named. */
async function editAll(tx: Tx, duties: readonly PreparedDuty[], stored: ReadonlyMap<string, StoredDuty>) {
  const ids = duties.map(({ id }) => id);
  const before = await standings(tx, ids);
  const moved = duties.filter(({ id, parties }) => !namesSame(parties, stored.get(id)));
  const movedIds = moved.map(({ id }) => id);
  const assignments = await assignmentsOf(tx, movedIds);
  await updateDuties(
    tx,
    duties.map(({ id, columns }) => ({ id, ...columns })),
  );
  for (const chunk of chunksOf(moved)) await writeAllParties(tx, chunk);
  const after = await standings(tx, ids);
  const changes: WrittenChange[] = duties.flatMap(({ id }) => {
    const was = stored.get(id);
    return was ? [{ noun: "DUTY" as const, recordId: id, before: beforeOf(was), version: was.version + 1 }] : [];
  });
  for (const { id, version } of (await assignmentsOf(tx, movedIds)).values()) {
    const was = assignments.get(id);
    if (was?.version === version) continue;
    const { role, isScored, voidedAt } = was ?? {};
    changes.push({ noun: "ASSIGNMENT", recordId: id, before: was ? { role, isScored, voidedAt } : null, version });
  }
  return { changes, events: duties.flatMap((duty) => toldOf(duty, stored.get(duty.id), before, after)) };
}

function namesSame(parties: PreparedDuty["parties"], stored: StoredDuty | undefined): boolean {
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).join();
  const was = partyIds(stored?.parties ?? []);
  const { leads, units, groups } = parties;
  return ids(leads) === was.leads.join() && ids(units) === was.units.join() && ids(groups) === was.groups.join();
}

/** Where many duties stand, in words. */
export async function standings(tx: Tx, ids: readonly string[]): Promise<Map<string, Standing>> {
  const found = new Map<string, Standing>();
  for (const chunk of chunksOf(ids)) for (const [id, one] of await standingsOf(tx, chunk)) found.set(id, one);
  return found;
}

function toldOf(
  { id, columns }: PreparedDuty,
  was: StoredDuty | undefined,
  before: ReadonlyMap<string, Standing>,
  after: ReadonlyMap<string, Standing>,
): AuditInput[] {
  const [from, to] = [before.get(id), after.get(id)];
  if (!was || !from || !to) return [];
  const points = columns.points === null ? null : new Prisma.Decimal(columns.points);
  const now = { ...was, ...columns, points, dueOn: fromDay(columns.dueOn) };
  const changes = dutyChanges({ duty: was, standing: from }, { duty: now, standing: to });
  return changes ? [{ kind: "DUTY_EDITED", dutyId: id, payload: { code: was.code, changes } }] : [];
}
