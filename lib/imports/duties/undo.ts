import { recordEvents } from "@/lib/activity/mutations";
import type { AuditInput } from "@/lib/activity/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { fromDay } from "@/lib/dates";
import type { Tx } from "@/lib/db";
import { rollUpDuties } from "@/lib/duties/roll-up";
import { dutyChanges } from "@/lib/duties/shown";
import { AppError } from "@/lib/errors";
import type { ImportNoun, WrittenChange } from "@/lib/imports/changes";
import { chunksOf } from "@/lib/imports/chunks";
import { Prisma } from "@/prisma/generated/client";
import { standings } from "./apply";
import type { IndicatorBefore } from "./indicators";
import { type AssignmentBefore, type DutyBefore, lockDuties, type StoredDuty, updateDuties } from "./stored";

const UNDONE = "撤销导入";

/**
 * Takes back what a sheet of duties wrote: new duties are voided, changed ones get their fields, parties and assignments back, new
 * indicators go when nothing else uses them. CONFLICT undoChanged when one was changed, reported on or built upon since.
 */
export async function undoDuties(tx: Tx, viewer: Viewer, changes: readonly WrittenChange[]): Promise<void> {
  const of = (noun: ImportNoun) => changes.filter((change) => change.noun === noun);
  const duties = of("DUTY");
  const created = duties.filter(({ before }) => before === null).map(({ recordId }) => recordId);
  const edited = duties.filter(({ before }) => before !== null);
  const stored = await lockDuties(
    tx,
    duties.map(({ recordId }) => recordId),
  );
  await assertUnchanged(tx, { duties, created, stored, assignments: of("ASSIGNMENT"), indicators: of("INDICATOR") });
  const events = [...(await voidAll(tx, created, stored)), ...(await restoreAll(tx, edited, stored))];
  await restoreAssignments(tx, of("ASSIGNMENT"));
  await restoreIndicators(tx, of("INDICATOR"), created);
  const tasks = duties.flatMap(({ recordId, before }) => [
    stored.get(recordId)?.keyTaskId ?? null,
    (before as DutyBefore | null)?.keyTaskId ?? null,
  ]);
  await rollUpDuties(tx, [...new Set([...stored.keys(), ...tasks].filter((id) => id !== null))]);
  for (const chunk of chunksOf(events)) await recordEvents(tx, viewer, chunk);
}

interface Written {
  duties: readonly WrittenChange[];
  created: readonly string[];
  stored: ReadonlyMap<string, StoredDuty>;
  assignments: readonly WrittenChange[];
  indicators: readonly WrittenChange[];
}

async function assertUnchanged(tx: Tx, { duties, created, stored, assignments, indicators }: Written): Promise<void> {
  const changed = new Set(
    duties.flatMap(({ recordId, version }) => {
      const now = stored.get(recordId);
      return now && now.voidedAt === null && now.version === version ? [] : [recordId];
    }),
  );
  // An item that was put under a new key task goes back from there.
  const ours = duties.map(({ recordId }) => recordId);
  // A duty is built upon without a new version of its own: by reports, deadlines, findings, evidence, items under it.
  const used = await tx.$queryRaw<{ id: string }[]>`
    select d.id from "Duty" d where d.id = any(${created}::uuid[]) and (d."findingsTotal" > 0
      or exists (select 1 from "Assignment" a where a."dutyId" = d.id and a.version > 1)
      or exists (select 1 from "ProgressReport" r join "Assignment" a on a.id = r."assignmentId" where a."dutyId" = d.id)
      or exists (select 1 from "Attachment" t where t."dutyId" = d.id and t."voidedAt" is null)
      or exists (select 1 from "Duty" i where i."keyTaskId" = d.id and i."voidedAt" is null and i.id <> all(${ours}::uuid[])))`;
  for (const { id } of used) changed.add(id);
  const shares = JSON.stringify(assignments.map(({ recordId, version }) => ({ id: recordId, version })));
  const moved = await tx.$queryRaw<{ dutyId: string }[]>`
    select a."dutyId" from "Assignment" a join jsonb_to_recordset(${shares}::jsonb) as c(id uuid, version int) on c.id = a.id
    where a.version <> c.version`;
  for (const { dutyId } of moved) changed.add(dutyId);
  for (const { id } of await withoutPlace(tx, duties)) changed.add(id);
  const restated = indicators.flatMap(({ recordId, before }) =>
    before === null ? [] : [{ id: recordId, written: (before as IndicatorBefore).written }],
  );
  const points = await tx.$queryRaw<{ code: string; name: string }[]>`
    select i.code, i.name from "Indicator" i join jsonb_to_recordset(${JSON.stringify(restated)}::jsonb) as c(id uuid, written numeric)
      on c.id = i.id where i.points <> c.written`;
  const count = changed.size + points.length;
  if (count === 0) return;
  const [first = ""] = changed;
  const key = stored.get(first)?.code ?? (await codeOf(tx, first)) ?? `${points[0]?.code} ${points[0]?.name}`;
  throw new AppError("CONFLICT", "undoChanged", { values: { count, key } });
}

/** Those that would go back under a key task that is void by now, or an indicator that is gone. */
function withoutPlace(tx: Tx, duties: readonly WrittenChange[]): Promise<{ id: string }[]> {
  const places = duties.flatMap(({ recordId: id, before }) => {
    const { keyTaskId, indicatorId } = (before ?? {}) as Partial<DutyBefore>;
    return before === null ? [] : { id, keyTaskId, indicatorId };
  });
  return tx.$queryRaw`
    select c.id from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as c(id uuid, "keyTaskId" uuid, "indicatorId" uuid)
      left join "Duty" k on k.id = c."keyTaskId" and k."voidedAt" is null left join "Indicator" i on i.id = c."indicatorId"
    where (c."keyTaskId" is not null and k.id is null) or (c."indicatorId" is not null and i.id is null)`;
}

async function codeOf(tx: Tx, id: string): Promise<string | undefined> {
  return id === "" ? undefined : (await tx.duty.findUnique({ where: { id }, select: { code: true } }))?.code;
}

async function voidAll(tx: Tx, ids: readonly string[], stored: ReadonlyMap<string, StoredDuty>): Promise<AuditInput[]> {
  for (const chunk of chunksOf(ids)) {
    await tx.duty.updateMany({
      where: { id: { in: chunk } },
      data: { voidedAt: new Date(), voidReason: UNDONE, version: { increment: 1 } },
    });
  }
  return ids.map((id) => ({
    kind: "DUTY_VOIDED",
    dutyId: id,
    payload: { code: stored.get(id)?.code, reason: UNDONE },
  }));
}

async function restoreAll(
  tx: Tx,
  edited: readonly WrittenChange[],
  stored: ReadonlyMap<string, StoredDuty>,
): Promise<AuditInput[]> {
  const ids = edited.map(({ recordId }) => recordId);
  const from = await standings(tx, ids);
  const before = new Map(edited.map(({ recordId, before: was }) => [recordId, was as DutyBefore]));
  await updateDuties(
    tx,
    [...before].map(([id, { parties, ...columns }]) => ({ id, ...columns })),
  );
  for (const chunk of chunksOf([...before])) {
    await tx.dutyParty.deleteMany({ where: { dutyId: { in: chunk.map(([id]) => id) } } });
    await tx.dutyParty.createMany({
      data: chunk.flatMap(([dutyId, { parties }]) => parties.map((party) => ({ ...party, dutyId }))),
    });
  }
  const to = await standings(tx, ids);
  return ids.flatMap((id): AuditInput[] => {
    const [now, was, standing, stands] = [stored.get(id), before.get(id), from.get(id), to.get(id)];
    if (!now || !was || !standing || !stands) return [];
    const points = was.points === null ? null : new Prisma.Decimal(was.points);
    const after = { ...now, ...was, points, dueOn: fromDay(was.dueOn) };
    const changes = dutyChanges({ duty: now, standing }, { duty: after, standing: stands });
    return changes ? [{ kind: "DUTY_EDITED", dutyId: id, payload: { code: was.code, changes } }] : [];
  });
}

/** One that the import made is voided; others take their part again, or leave it. */
async function restoreAssignments(tx: Tx, changes: readonly WrittenChange[]): Promise<void> {
  for (const chunk of chunksOf(changes)) {
    const rows = chunk.map(({ recordId, before }) => {
      const { role, isScored, voidedAt } = (before ?? {}) as Partial<AssignmentBefore>;
      return { id: recordId, role, isScored, voidedAt: before === null ? new Date() : voidedAt };
    });
    await tx.$executeRaw`
      update "Assignment" a set role = coalesce(c.role::"PartyRole", a.role), "isScored" = coalesce(c."isScored", a."isScored"),
        "voidedAt" = c."voidedAt", version = a.version + 1
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as c(id uuid, role text, "isScored" boolean, "voidedAt" timestamptz) where a.id = c.id`;
  }
}

/** Backwards, so that what stands under one goes before it. One that others use by now stays. */
async function restoreIndicators(tx: Tx, changes: readonly WrittenChange[], voided: readonly string[]): Promise<void> {
  for (const { recordId: id, before } of changes) {
    if (before !== null) {
      await tx.indicator.update({ where: { id }, data: { points: (before as IndicatorBefore).points } });
      continue;
    }
    const [used] = await tx.$queryRaw<{ isUsed: boolean }[]>`
      select exists (select 1 from "Duty" d where d."indicatorId" = ${id}::uuid and d.id <> all(${voided}::uuid[]))
        or exists (select 1 from "Finding" f where f."indicatorId" = ${id}::uuid)
        or exists (select 1 from "Indicator" i where i."parentId" = ${id}::uuid) as "isUsed"`;
    if (used?.isUsed) continue;
    await tx.duty.updateMany({ where: { indicatorId: id }, data: { indicatorId: null } });
    await tx.indicator.delete({ where: { id } });
  }
}
