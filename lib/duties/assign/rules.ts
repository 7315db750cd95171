import type { PartyRole } from "@/lib/duties/status";

export interface NamedUnit {
  id: string;
  name: string;
}

export interface NamedGroup {
  id: string;
  name: string;
  /** In protocol order. */
  unitIds: readonly string[];
}

/** Who is named on a duty: leads first, then groups and single units. */
export interface Parties {
  leads: readonly NamedUnit[];
  groups: readonly NamedGroup[];
  units: readonly NamedUnit[];
}

export interface PlannedAssignment {
  unitId: string;
  role: PartyRole;
  isScored: boolean;
}

/**
 * One assignment per unit. A lead unit that the item does not otherwise apply to reports but is not scored.
 * A unit named twice gets one assignment; leading wins.
 */
export function expandParties({ leads, groups, units }: Parties): PlannedAssignment[] {
  const applies = new Set([...groups.flatMap((group) => group.unitIds), ...units.map((unit) => unit.id)]);
  const isScored = (unitId: string) => applies.size === 0 || applies.has(unitId);
  const leadIds = [...new Set(leads.map((unit) => unit.id))];
  return [
    ...leadIds.map((unitId) => ({ unitId, role: "LEAD" as const, isScored: isScored(unitId) })),
    ...[...applies]
      .filter((unitId) => !leadIds.includes(unitId))
      .map((unitId) => ({ unitId, role: "RESPONSIBLE" as const, isScored: true })),
  ];
}

interface PartyRecord {
  role: PartyRole;
  unitId: string | null;
  groupId: string | null;
}

/** Stored parties, in their order, as the ids by which forms and verbs name them. */
export function partyIds(parties: readonly PartyRecord[]) {
  const units = (isLead: boolean) =>
    parties.flatMap(({ role, unitId }) => (unitId && (role === "LEAD") === isLead ? [unitId] : []));
  return { leads: units(true), units: units(false), groups: parties.flatMap(({ groupId }) => groupId ?? []) };
}

/** Names as a sheet prints them: groups by their own name, then single units, joined by 、. */
export function printNames(parties: readonly { name: string }[]): string {
  return parties.map((party) => party.name).join("、");
}
