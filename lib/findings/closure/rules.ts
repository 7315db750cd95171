import { CLOSURE_LEVELS, type ClosureLevel, type FindingStatus, LEVEL_STATUS } from "@/lib/findings/status";
import type { UnitKind } from "@/prisma/generated/enums";

/** What decides which levels a closure passes. */
export interface ClosureRoute {
  /** Levels switched on for the year. */
  levels: readonly ClosureLevel[];
  /** The unit that applies, and whether the applicant is its head. */
  unitId: string;
  isHead: boolean;
  /** The unit has a head with an account: otherwise nobody could sign. */
  hasHead: boolean;
  isOfficeUnit: boolean;
  leadUnitId: string | null;
  /** 牵头部门 is 依法治县办 itself, which reviews anyway. */
  isLeadOffice: boolean;
}

/**
 * The levels this closure passes, in order. A level whose unit is the applicant's is skipped, the head's only when the head
 * applies; and at least one other unit always checks (谁验收、谁负责), even when the year's settings leave none.
 */
export function closureLevels(route: ClosureRoute): ClosureLevel[] {
  const passed = CLOSURE_LEVELS.filter((level) => route.levels.includes(level) && canPass(level, route));
  if (passed.some((level) => level !== "HEAD")) return passed;
  const checker = (["OFFICE", "LEAD", "LEADER"] as const).find((level) => canPass(level, route)) ?? "LEADER";
  return [...passed, checker];
}

function canPass(level: ClosureLevel, route: ClosureRoute): boolean {
  switch (level) {
    case "HEAD":
      return !route.isHead && route.hasHead;
    case "LEAD":
      return route.leadUnitId !== null && route.leadUnitId !== route.unitId && !route.isLeadOffice;
    case "OFFICE":
      return !route.isOfficeUnit;
    case "LEADER":
      return true;
  }
}

/** The status after an application, or after a level has passed it: that of the next level on the route, or CLOSED. */
export function statusAfter(route: ClosureRoute, passed: ClosureLevel | null): FindingStatus {
  const from = passed === null ? 0 : CLOSURE_LEVELS.indexOf(passed) + 1;
  const next = closureLevels(route).find((level) => CLOSURE_LEVELS.indexOf(level) >= from);
  return next ? LEVEL_STATUS[next] : "CLOSED";
}

interface RouteFacts {
  plan: { closureHead: boolean; closureLead: boolean; closureOffice: boolean; closureLeader: boolean };
  leadUnitId: string | null;
  leadUnit: { kind: UnitKind } | null;
}

interface Applicant {
  unit: { id: string; kind: UnitKind };
  isHead: boolean;
  hasHead: boolean;
}

/** The route of an application by somebody of this unit, under the year's settings. */
export function routeOf(
  { plan, leadUnitId, leadUnit }: RouteFacts,
  { unit, isHead, hasHead }: Applicant,
): ClosureRoute {
  const switches = {
    HEAD: plan.closureHead,
    LEAD: plan.closureLead,
    OFFICE: plan.closureOffice,
    LEADER: plan.closureLeader,
  } satisfies Record<ClosureLevel, boolean>;
  return {
    ...{ isHead, hasHead, leadUnitId },
    levels: CLOSURE_LEVELS.filter((level) => switches[level]),
    unitId: unit.id,
    isOfficeUnit: unit.kind === "OFFICE",
    isLeadOffice: leadUnit?.kind === "OFFICE",
  };
}

/** Levels switched on that are passed over on the way from one level (null: the application) to the next status. */
export function skippedLevels(route: ClosureRoute, passed: ClosureLevel | null, next: FindingStatus): ClosureLevel[] {
  const from = passed === null ? 0 : CLOSURE_LEVELS.indexOf(passed) + 1;
  const until = CLOSURE_LEVELS.findIndex((level) => LEVEL_STATUS[level] === next);
  const between = CLOSURE_LEVELS.slice(from, until === -1 ? undefined : until);
  return between.filter((level) => route.levels.includes(level));
}

/** What was last reported on each measure, in order: what an application without words of its own says. */
export const statementOf = (measures: readonly { progress: string }[]): string =>
  measures
    .flatMap(({ progress }) => progress.trim() || [])
    .map((progress, index, all) => (all.length > 1 ? `${index + 1}. ${progress}` : progress))
    .join("\n");

export interface ClosureFacts {
  measuresTotal: number;
  measuresDone: number;
  /** Extensions that wait for an answer. */
  extensionsPending: number;
  /** Files on the finding and its measures. */
  evidence: number;
  /** 整改情况: what is applied with. */
  statement: string;
  rootCause: string;
}

/** What a person must have done before applying; `isMet` false refuses the application. */
export interface ChecklistLine {
  key: "measures" | "evidence" | "statement" | "extensions" | "otherChecker";
  isMet: boolean;
}

/** The checklist shown on the button beforehand, and checked again when it is pressed. `otherChecker` says who checks, it always holds. */
export function closureChecklist(facts: ClosureFacts): ChecklistLine[] {
  return [
    { key: "measures", isMet: facts.measuresTotal > 0 && facts.measuresDone === facts.measuresTotal },
    { key: "evidence", isMet: facts.evidence > 0 },
    { key: "statement", isMet: hasSubstance(facts.statement) },
    { key: "extensions", isMet: facts.extensionsPending === 0 },
    { key: "otherChecker", isMet: true },
  ];
}

/** At least ten letters or characters, of which five differ: “已整改” or “已已已已已…” say nothing that can be checked. */
export function hasSubstance(text: string): boolean {
  const letters = [...text].filter((letter) => /[\p{L}\p{N}]/u.test(letter));
  return letters.length >= 10 && new Set(letters).size >= 5;
}
