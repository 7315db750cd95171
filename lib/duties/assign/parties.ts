import type { Tx } from "@/lib/db";
import type { PartiesInput } from "@/lib/duties/schema";
import { type SearchedFields, searchTextOf } from "@/lib/duties/search-text";
import { AppError } from "@/lib/errors";
import type { Prisma } from "@/prisma/generated/client";
import { expandParties, type Parties, printNames } from "./rules";

/** Looks the ids up among the government's own, living units and groups; INVALID when one is not among them. */
export async function resolveParties(
  tx: Pick<Tx, "unit" | "unitGroup">,
  governmentId: string,
  input: PartiesInput,
): Promise<Parties> {
  const unitIds = [...new Set([...input.leads, ...input.units])];
  const eligible: Prisma.UnitWhereInput = { governmentId, endedOn: null, kind: { in: ["DEPARTMENT", "TOWN"] } };
  // One after the other: a transaction has one connection.
  const units = await tx.unit.findMany({
    where: { id: { in: unitIds }, ...eligible },
    select: { id: true, name: true },
  });
  const groups = await tx.unitGroup.findMany({
    where: { id: { in: input.groups }, governmentId, voidedAt: null },
    select: {
      id: true,
      name: true,
      members: { where: { unit: eligible }, orderBy: { unit: { sortNo: "asc" } }, select: { unitId: true } },
    },
  });
  const unitById = new Map(units.map((unit) => [unit.id, unit]));
  const groupById = new Map(
    groups.map(({ members, ...group }) => [group.id, { ...group, unitIds: members.map((m) => m.unitId) }]),
  );
  return {
    leads: pick(input.leads, unitById, "leads"),
    units: pick(input.units, unitById, "units"),
    groups: pick(input.groups, groupById, "groups"),
  };
}

function pick<T>(ids: readonly string[], found: ReadonlyMap<string, T>, field: string): T[] {
  return [...new Set(ids)].map((id) => {
    const one = found.get(id);
    if (one === undefined) throw new AppError("INVALID", "unknownUnit", { field });
    return one;
  });
}

/** What a duty prints of its parties and is found by: the words given, else units and groups as they are called. */
export function printedColumns({ code, title, ...words }: SearchedFields, { leads, groups, units }: Parties) {
  const leadText = words.leadText || printNames(leads);
  const unitsText = words.unitsText || printNames([...groups, ...units]);
  const searchText = searchTextOf({ code, title, leadText, unitsText });
  return { leadText, unitsText, searchText, leadUnitId: leads[0]?.id ?? null };
}

/**
 * Makes the duty's parties and, for a leaf duty, its assignments what is given. A unit that is no longer named keeps its
 * assignment with its reports, voided; named again it goes on where it was.
 */
export async function writeParties(
  tx: Tx,
  duty: { id: string; kind: "KEY_TASK" | "ASSESSMENT_ITEM" },
  parties: Parties,
): Promise<void> {
  await tx.dutyParty.deleteMany({ where: { dutyId: duty.id } });
  const rows = [
    ...parties.leads.map((unit) => ({ role: "LEAD" as const, unitId: unit.id, groupId: null })),
    ...parties.groups.map((group) => ({ role: "RESPONSIBLE" as const, unitId: null, groupId: group.id })),
    ...parties.units.map((unit) => ({ role: "RESPONSIBLE" as const, unitId: unit.id, groupId: null })),
  ];
  await tx.dutyParty.createMany({ data: rows.map((row, sortNo) => ({ ...row, dutyId: duty.id, sortNo })) });
  if (duty.kind === "ASSESSMENT_ITEM") await writeAssignments(tx, duty.id, parties);
}

async function writeAssignments(tx: Tx, dutyId: string, parties: Parties): Promise<void> {
  const planned = expandParties(parties);
  const existing = await tx.assignment.findMany({
    where: { dutyId },
    select: { unitId: true, role: true, isScored: true, voidedAt: true },
  });
  const known = new Map(existing.map((row) => [row.unitId, row]));
  const bump = { version: { increment: 1 } };
  await tx.assignment.createMany({
    data: planned.filter(({ unitId }) => !known.has(unitId)).map((one) => ({ ...one, dutyId })),
  });
  for (const one of planned) {
    const row = known.get(one.unitId);
    const isSame = row && row.role === one.role && row.isScored === one.isScored && row.voidedAt === null;
    if (row && !isSame) {
      await tx.assignment.update({
        where: { dutyId_unitId: { dutyId, unitId: one.unitId } },
        data: { role: one.role, isScored: one.isScored, voidedAt: null, ...bump },
      });
    }
  }
  await tx.assignment.updateMany({
    where: { dutyId, voidedAt: null, unitId: { notIn: planned.map((one) => one.unitId) } },
    data: { voidedAt: new Date(), ...bump },
  });
}

/** Where a duty stands and who is named on it, in words: what its history compares besides its own fields. */
export async function standingOf(tx: Pick<Tx, "duty">, dutyId: string) {
  const named = { select: { name: true } };
  const { indicator, keyTask, parties } = await tx.duty.findUniqueOrThrow({
    where: { id: dutyId },
    select: {
      indicator: { select: { code: true, name: true } },
      keyTask: { select: { code: true, title: true } },
      parties: { orderBy: { sortNo: "asc" }, select: { role: true, unit: named, group: named } },
    },
  });
  const names = (isLead: boolean) =>
    printNames(parties.flatMap(({ role, unit, group }) => ((role === "LEAD") === isLead ? (unit ?? group ?? []) : [])));
  return {
    indicator: indicator && `${indicator.code} ${indicator.name}`,
    keyTask: keyTask && `${keyTask.code} ${keyTask.title}`,
    leads: names(true),
    applies: names(false),
  };
}
