import { type FindingKind, SEVERITIES, type Severity } from "@/lib/findings/status";

export interface RecheckCandidate {
  id: string;
  severity: Severity;
  kind: FindingKind;
  relapses: number;
  /** Rounds of closure that were returned, and extensions granted. */
  returned: number;
  extended: number;
}

/** The riskiest first: serious ones, those that came back before, then those that were hard to close. Ties stay as given. */
export function byRisk(candidates: readonly RecheckCandidate[]): RecheckCandidate[] {
  return [...candidates].sort((a, b) => {
    const of = risk(b);
    const first = risk(a).findIndex((value, index) => value !== of[index]);
    return first === -1 ? 0 : (of[first] as number) - (risk(a)[first] as number);
  });
}

const risk = ({ severity, relapses, returned, extended, kind }: RecheckCandidate): number[] => [
  -SEVERITIES.indexOf(severity),
  relapses,
  returned,
  extended,
  kind === "LONG_TERM" ? 1 : 0,
];

/** So many of them by lot. @param random a whole number from 0 up to, not including, `below` */
export function draw<T>(from: readonly T[], count: number, random: (below: number) => number): T[] {
  const pool = [...from];
  const drawn: T[] = [];
  while (drawn.length < count && pool.length > 0) drawn.push(...pool.splice(random(pool.length), 1));
  return drawn;
}
