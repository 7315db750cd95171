import { can, type Verb } from "../../lib/auth/roles";
import { DEMO_ACCOUNTS } from "../../prisma/seed/accounts";

/** Whose records: those of the market supervision bureau, of the town of Chengguan, or of nobody. */
export const TARGETS = ["bureau", "town", "unknown"] as const;
export type Target = (typeof TARGETS)[number];

export type Person = (typeof DEMO_ACCOUNTS)[number];
export const PEOPLE: readonly Person[] = DEMO_ACCOUNTS;

const UNIT_OF: Record<string, Target> = { liaison: "bureau", head: "bureau", town: "town" };

export const owns = (person: Person, target: Target) => UNIT_OF[person.username] === target;

/** The rule of "who sees what", once more and independent of the program's own. */
export function sees(person: Person, target: Target): boolean {
  if (target === "unknown") return false;
  return can(person, "viewGovernment") || owns(person, target);
}

export const canAny = (person: Person, verbs: readonly Verb[]) => verbs.some((verb) => can(person, verb));
export const isAdministrator = (person: Person) => !can(person, "viewLedger");
