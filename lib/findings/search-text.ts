import { initialsOf } from "@/lib/pinyin";

interface SearchedFinding {
  number: string;
  text: string;
  /** Responsible units, and the one that checks. */
  units: readonly { name: string; shortName: string; initials: string }[];
}

// People type the initials of the first words; those of a whole page would find everything.
const SPOKEN = 200;

/** What a search looks through, stored in lower case with the finding. */
export function findingSearchText({ number, text, units }: SearchedFinding): string {
  const names = units.flatMap(({ name, shortName, initials }) => [name, shortName, initials]);
  return [number, text, initialsOf(text.slice(0, SPOKEN)), ...names].join(" ").toLowerCase();
}
