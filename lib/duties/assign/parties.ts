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

/** A duty whose parties are to be written. */
interface PartiedDuty {
  id: string;
  kind: "KEY_TASK" | "ASSESSMENT_ITEM";
  parties: Parties;
}

/** `writeAllParties` for one duty. */
export function writeParties(tx: Tx, { id, kind }: Omit<PartiedDuty, "parties">, parties: Parties): Promise<void> {
  return writeAllParties(tx, [{ id, kind, parties }]);
}

/**
 * Makes the duties' parties and, for leaf duties, their assignments what is given. A unit that is no longer named keeps its
 * assignment with its reports, voided; named again it goes on where it was.
 */
export async function writeAllParties(tx: Tx, duties: readonly PartiedDuty[]): Promise<void> {
  await tx.dutyParty.deleteMany({ where: { dutyId: { in: duties.map(({ id }) => id) } } });
  const rows = duties.flatMap(({ id, parties }) =>
    partyRows(parties).map((row, sortNo) => ({ ...row, dutyId: id, sortNo })),
  );
  // A sheet names hundreds of thousands: createMany would hold up everybody else for a minute.
  await tx.$executeRaw`
    insert into "DutyParty" (id, "dutyId", role, "unitId", "groupId", "sortNo")
    select gen_random_uuid(), p."dutyId", p.role::"PartyRole", p."unitId", p."groupId", p."sortNo"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as p("dutyId" uuid, role text, "unitId" uuid, "groupId" uuid, "sortNo" int)`;
  await writeAssignments(
    tx,
    duties.filter(({ kind }) => kind === "ASSESSMENT_ITEM"),
  );
}

const partyRows = ({ leads, groups, units }: Parties) => [
  ...leads.map((unit) => ({ role: "LEAD" as const, unitId: unit.id, groupId: null })),
  ...groups.map((group) => ({ role: "RESPONSIBLE" as const, unitId: null, groupId: group.id })),
  ...units.map((unit) => ({ role: "RESPONSIBLE" as const, unitId: unit.id, groupId: null })),
];

async function writeAssignments(tx: Tx, duties: readonly PartiedDuty[]): Promise<void> {
  const planned = duties.flatMap(({ id, parties }) => expandParties(parties).map((one) => ({ ...one, dutyId: id })));
  const existing = await tx.assignment.findMany({
    where: { dutyId: { in: duties.map(({ id }) => id) } },
    select: { id: true, dutyId: true, unitId: true, role: true, isScored: true, voidedAt: true },
  });
  const keyOf = ({ dutyId, unitId }: { dutyId: string; unitId: string }) => `${dutyId} ${unitId}`;
  const known = new Map(existing.map((row) => [keyOf(row), row]));
  const bump = { version: { increment: 1 } };
  const fresh = planned.filter((one) => !known.has(keyOf(one)));
  await tx.$executeRaw`
    insert into "Assignment" (id, "dutyId", "unitId", role, "isScored")
    select gen_random_uuid(), a."dutyId", a."unitId", a.role::"PartyRole", a."isScored"
    from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) as a("dutyId" uuid, "unitId" uuid, role text, "isScored" boolean)`;
  for (const one of planned) {
    const row = known.get(keyOf(one));
    const isSame = row && row.role === one.role && row.isScored === one.isScored && row.voidedAt === null;
    if (row && !isSame) {
      const { role, isScored } = one;
      await tx.assignment.update({ where: { id: row.id }, data: { role, isScored, voidedAt: null, ...bump } });
    }
  }
  const named = new Set(planned.map(keyOf));
  const gone = existing.filter((row) => row.voidedAt === null && !named.has(keyOf(row)));
  if (gone.length === 0) return;
  await tx.assignment.updateMany({
    where: { id: { in: gone.map(({ id }) => id) } },
    data: { voidedAt: new Date(), ...bump },
  });
}

/** Where a duty stands and who is named on it, in words: what its history compares besides its own fields. */
export interface Standing {
  indicator: string | null;
  keyTask: string | null;
  leads: string;
  applies: string;
}

export async function standingOf(tx: Pick<Tx, "duty">, dutyId: string): Promise<Standing> {
  const [standing] = (await standingsOf(tx, [dutyId])).values();
  if (!standing) throw new Error(`no duty ${dutyId}`);
  return standing;
}

/** The same of many duties, by their ids. */
export async function standingsOf(tx: Pick<Tx, "duty">, dutyIds: readonly string[]): Promise<Map<string, Standing>> {
  const named = { select: { name: true } };
  const duties = await tx.duty.findMany({
    where: { id: { in: [...dutyIds] } },
    select: {
      id: true,
      indicator: { select: { code: true, name: true } },
      keyTask: { select: { code: true, title: true } },
      parties: { orderBy: { sortNo: "asc" }, select: { role: true, unit: named, group: named } },
    },
  });
  return new Map(
    duties.map(({ id, indicator, keyTask, parties }) => {
      const names = (isLead: boolean) =>
        printNames(
          parties.flatMap(({ role, unit, group }) => ((role === "LEAD") === isLead ? (unit ?? group ?? []) : [])),
        );
      return [
        id,
        {
          indicator: indicator && `${indicator.code} ${indicator.name}`,
          keyTask: keyTask && `${keyTask.code} ${keyTask.title}`,
          leads: names(true),
          applies: names(false),
        },
      ];
    }),
  );
}
