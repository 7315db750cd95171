import type { Tx } from "@/lib/db";
import { inventName } from "../people";
import type { Random } from "../random";

export interface CastUnit {
  id: string;
  name: string;
  shortName: string;
  initials: string;
}

export interface CastPerson {
  id: string;
  name: string;
  unitId: string;
  unitName: string;
}

/** Everybody who acts in the stories. */
export interface Cast {
  governmentId: string;
  random: Random;
  office: CastPerson;
  leader: CastPerson;
  officeUnitId: string;
  unit: (name: string) => CastUnit;
  unitById: (id: string) => CastUnit;
  liaison: (unitId: string) => CastPerson;
  /** Null where no head has an account. */
  head: (unitId: string) => CastPerson | null;
  /** 责任人: somebody of the unit who has no account. */
  person: () => string;
}

export async function castOf(tx: Tx, governmentId: string, random: Random): Promise<Cast> {
  const units = await tx.unit.findMany({
    where: { governmentId },
    select: { id: true, name: true, shortName: true, initials: true },
  });
  const users = await tx.user.findMany({
    orderBy: { createdAt: "asc" },
    select: { id: true, username: true, name: true, unitId: true, role: true, unit: { select: { name: true } } },
  });
  const people = users.map(({ unit, ...user }) => ({ ...user, unitName: unit.name }));
  const named = (username: string) =>
    must(
      people.find((person) => person.username === username),
      username,
    );
  const byRole = (role: string) =>
    new Map(people.filter((person) => person.role === role).map((person) => [person.unitId, person]));
  const [liaisons, heads] = [byRole("LIAISON"), byRole("UNIT_HEAD")];
  const byName = new Map(units.map((unit) => [unit.name, unit]));
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const office = named("office");
  return {
    ...{ governmentId, random, office },
    leader: named("leader"),
    officeUnitId: office.unitId,
    unit: (name) => must(byName.get(name), name),
    unitById: (id) => must(byId.get(id), id),
    liaison: (unitId) => must(liaisons.get(unitId), `liaison of ${byId.get(unitId)?.name}`),
    head: (unitId) => heads.get(unitId) ?? null,
    person: () => inventName(random),
  };
}

function must<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the demo county has no ${what}`);
  return value;
}
