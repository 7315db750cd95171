import { recordEvents } from "@/lib/activity/mutations";
import { changesBetween } from "@/lib/activity/rules";
import type { AuditInput } from "@/lib/activity/schema";
import { assertCan } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { squeezed } from "@/lib/cells";
import { fromDay, today } from "@/lib/dates";
import { isUniqueViolation, type Tx } from "@/lib/db";
import { type ImportPlan, type RowToWrite, StaleRecords, type WrittenChange } from "@/lib/imports/changes";
import { unitInitials } from "@/lib/pinyin";
import { unitCodes } from "./codes";
import type { UnitWrite } from "./known";
import { beforeOf, lockUnits, type StoredUnit, shownUnit } from "./stored";

type New = Extract<UnitWrite, { id: null }>;
type Changed = Exclude<UnitWrite, New>;

/** Writes a list of units by the rules of the register: a new name leaves the old one among the former names. */
export async function applyUnits(
  tx: Tx,
  viewer: Viewer,
  _plan: ImportPlan | null,
  rows: readonly RowToWrite[],
): Promise<WrittenChange[]> {
  assertCan(viewer, "manageUnits");
  const writes = rows.map(({ record }) => record as UnitWrite);
  const added = writes.filter((write): write is New => write.id === null);
  const changed = writes.filter((write): write is Changed => write.id !== null);
  const stored = await lockUnits(
    tx,
    viewer.governmentId,
    changed.map(({ id }) => id),
  );
  const stale = changed.filter(({ id, version }) => {
    const unit = stored.get(id);
    return !unit || unit.endedOn !== null || unit.version !== version;
  });
  const count = stale.length + (await countTaken(tx, viewer, writes));
  if (count > 0) throw new StaleRecords(count);
  const events: AuditInput[] = [];
  const made = await addUnits(tx, viewer, added, events);
  const edited: WrittenChange[] = [];
  for (const write of changed) {
    const unit = stored.get(write.id);
    if (unit) edited.push(await editUnit(tx, unit, write, events));
  }
  await recordEvents(tx, viewer, events);
  return [...made, ...edited];
}

/** How many names have been given to another unit since the preview, or codes to anything. */
async function countTaken(tx: Tx, { governmentId }: Viewer, writes: readonly UnitWrite[]): Promise<number> {
  const codes = writes.flatMap((write) => (write.id === null && write.code ? [write.code] : []));
  const taken = await tx.unit.count({ where: { code: { in: codes } } });
  const living = await tx.unit.findMany({
    where: { governmentId, endedOn: null },
    select: { id: true, name: true, shortName: true },
  });
  const renamed = new Map(writes.flatMap((write) => (write.id === null ? [] : [[write.id, write] as const])));
  const holders = new Map<string, Set<string>>();
  for (const unit of living) {
    const { name = unit.name, shortName = unit.shortName } = renamed.get(unit.id) ?? {};
    for (const text of [name, shortName].map(squeezed))
      holders.set(text, (holders.get(text) ?? new Set()).add(unit.id));
  }
  const isTaken = ({ id, name, shortName }: UnitWrite): boolean =>
    [name, shortName].some(
      (text) => text !== undefined && [...(holders.get(squeezed(text)) ?? [])].some((one) => one !== id),
    );
  return taken + writes.filter(isTaken).length;
}

/** Directly under the government, as units are added by hand. */
async function addUnits(
  tx: Tx,
  viewer: Viewer,
  writes: readonly New[],
  events: AuditInput[],
): Promise<WrittenChange[]> {
  if (writes.length === 0) return [];
  const { governmentId, governmentPath } = viewer;
  const all = await tx.unit.findMany({ select: { id: true, code: true } });
  const nextCode = unitCodes(all.find(({ id }) => id === governmentId)?.code ?? "", [
    ...all.map(({ code }) => code),
    ...writes.flatMap(({ code }) => code ?? []),
  ]);
  const units = writes.map(({ formerNames, id: _none, ...write }) => {
    const code = write.code ?? nextCode(write);
    const place = { parentId: governmentId, governmentId, path: `${governmentPath}${code}/` };
    return { id: crypto.randomUUID(), ...write, code, initials: unitInitials(write), ...place };
  });
  try {
    await tx.unit.createMany({ data: units });
  } catch (error) {
    throw isUniqueViolation(error) ? new StaleRecords(1) : error;
  }
  await tx.unitFormerName.createMany({
    data: writes.flatMap(({ formerNames }, place) =>
      formerNames.map((name) => ({ unitId: units[place]?.id ?? "", name })),
    ),
  });
  events.push(...units.map(({ name }): AuditInput => ({ kind: "UNIT_CREATED", payload: { name } })));
  return units.map(({ id }) => ({ noun: "UNIT", recordId: id, before: null, version: 1 }));
}

async function editUnit(
  tx: Tx,
  unit: StoredUnit,
  { id, version, formerNames, ...fields }: Changed,
  events: AuditInput[],
): Promise<WrittenChange> {
  const { name = unit.name, shortName = unit.shortName } = fields;
  // Initials that were typed by hand stay; those that were proposed follow the name.
  const initials = unit.initials === unitInitials(unit) ? unitInitials({ name, shortName }) : unit.initials;
  const names = new Set(formerNames ?? unit.formerNames.map((former) => former.name));
  if (name !== unit.name) names.add(unit.name);
  names.delete(name);
  const before = beforeOf(unit);
  const after = { ...before, ...fields, initials, formerNames: [...names].map((former) => ({ name: former })) };
  await tx.unit.update({ where: { id }, data: { ...fields, initials, version: { increment: 1 } } });
  await tx.unitFormerName.deleteMany({ where: { unitId: id, name: { notIn: [...names] } } });
  await tx.unitFormerName.createMany({
    data: [...names].map((former) => ({
      ...{ unitId: id, name: former },
      untilOn: former === unit.name ? fromDay(today()) : null,
    })),
    skipDuplicates: true,
  });
  const changes = changesBetween(shownUnit(before), shownUnit(after));
  if (changes) events.push({ kind: "UNIT_EDITED", payload: { name: unit.name, changes } });
  return { noun: "UNIT", recordId: id, before, version: version + 1 };
}
