// Numbers for duties and indicators that come without one, in the pattern that the plan's own have.

interface Coded {
  kind: "KEY_TASK" | "ASSESSMENT_ITEM";
  code: string;
  indicatorId: string | null;
  keyTaskId: string | null;
}

interface Place {
  indicator: { id: string; code: string } | null;
  keyTask: { id: string; code: string } | null;
}

const MAX_CODE = 20;

/** Hands out codes that no living duty of the plan has, each once. */
export function dutyCodes(duties: readonly Coded[]) {
  const taken = new Set(duties.map(({ code }) => code));
  const last = new Map<string, number>();

  const next = (prefix: string, width: number, from: number): string => {
    for (let number = Math.max(from, (last.get(prefix) ?? 0) + 1); ; number++) {
      const code = `${prefix}${String(number).padStart(width, "0")}`;
      last.set(prefix, number);
      if (!taken.has(code)) {
        taken.add(code);
        return code.length <= MAX_CODE ? code : next("", 1, 1);
      }
    }
  };
  const following = (siblings: readonly string[], otherwise: string, width: number): string => {
    const pattern = patternOf(siblings);
    return pattern ? next(pattern.prefix, pattern.width, pattern.highest + 1) : next(otherwise, width, 1);
  };
  const keyTasks = duties.filter(({ kind }) => kind === "KEY_TASK").map(({ code }) => code);
  const items = groupBy(
    duties.filter(({ kind }) => kind === "ASSESSMENT_ITEM"),
    ({ indicatorId, keyTaskId }) => indicatorId ?? keyTaskId ?? "",
  );
  const codesAt = (id: string) => (items.get(id) ?? []).map(({ code }) => code);

  return {
    /** A code of the sheet's own; false when another has it. */
    claim(code: string): boolean {
      if (taken.has(code)) return false;
      taken.add(code);
      return true;
    },
    keyTask: (): string => following(keyTasks, "T", 2),
    /** Under its indicator (1.1 → 1.1.7), else its key task (T03 → T03-1). */
    item({ indicator, keyTask }: Place): string {
      if (indicator) return following(codesAt(indicator.id), `${indicator.code}.`, 1);
      return keyTask ? following(codesAt(keyTask.id), `${keyTask.code}-`, 1) : following(codesAt(""), "", 1);
    },
  };
}
export type DutyCodes = ReturnType<typeof dutyCodes>;

/** The same for indicators: 1, 2 … and under them 1.1, 1.2 … */
export function indicatorCodes(codes: readonly string[]) {
  const taken = new Set(codes);
  const next = (prefix: string): string => {
    const numbers = [...taken].flatMap((code) =>
      code.startsWith(prefix) && /^\d+$/.test(code.slice(prefix.length)) ? [Number(code.slice(prefix.length))] : [],
    );
    const code = `${prefix}${Math.max(0, ...numbers) + 1}`;
    taken.add(code);
    return code;
  };
  return (wanted: string | null, parent: string | null): string => {
    const prefix = parent === null ? "" : `${parent}.`;
    if (!wanted?.startsWith(prefix) || !/^\d{1,2}$/.test(wanted.slice(prefix.length)) || taken.has(wanted)) {
      return next(prefix);
    }
    taken.add(wanted);
    return wanted;
  };
}

/** What most of them begin with, how wide their number is and how far it has come. */
function patternOf(codes: readonly string[]): { prefix: string; width: number; highest: number } | null {
  const parts = codes.flatMap((code) => {
    const [, prefix = "", digits = ""] = /^(.*?)(\d+)$/.exec(code) ?? [];
    return digits === "" ? [] : [{ prefix, digits }];
  });
  const [most] = [...groupBy(parts, ({ prefix }) => prefix).values()].sort((a, b) => b.length - a.length);
  const [first] = most ?? [];
  if (!most || !first) return null;
  return {
    prefix: first.prefix,
    width: Math.min(...most.map(({ digits }) => digits.length)),
    highest: Math.max(...most.map(({ digits }) => Number(digits))),
  };
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
