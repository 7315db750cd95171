import { squeezed } from "@/lib/cells";
import { PERIOD, type Period } from "@/lib/duties/progress/rules";
import { allows } from "@/lib/duties/status";
import { conflictOf, deletedRows, keyText, mergeCell, refusal, rowName, warning } from "@/lib/imports/merge";
import type { CellChange, MakeReader, MappedRow, MappedSheet, PreviewRow, Problem } from "@/lib/imports/preview";
import { FILLED_IN } from "./columns";
import { isAsMade, lockedCells } from "./locked";
import { type KnownReport, type KnownShare, type Shares, shareFinder } from "./match";

export interface ProgressContext extends Shares {
  year: number;
  /** Reported on unless another is chosen or the sheet says which it was made for. */
  period: Period;
}

/** A report as it will be handed in. */
export interface ProgressWrite {
  assignmentId: string;
  /** Of the assignment, as the preview saw it. */
  version: number;
  period: Period;
  progress: string;
  problems: string;
  nextSteps: string;
  isDone: boolean;
}

const LIMITS = { progress: 4_000, problems: 2_000, nextSteps: 2_000 } as const;
const WORDS = ["progress", "problems", "nextSteps"] as const;

const DONE = "已完成";
const GOING = "正在推进";

/** 任务进展情况表: each row is what one unit reports on its share of a duty. */
export const makeProgressReader: MakeReader<ProgressContext> = (context, settings) => {
  const { unitName, find } = shareFinder(context, settings.fixes);
  const taken = new Map<string, { file: string; no: number }>();
  const deleted: string[] = [];

  const readRow = (given: MappedRow, sheet: MappedSheet): PreviewRow<ProgressWrite> => {
    const row = withoutNothing(given);
    const { cells, no, isHidden } = row;
    const preview: PreviewRow<ProgressWrite> = {
      ...{ no, isHidden, cells: { ...cells }, key: keyText(cells.code || cells.content || "") },
      ...{ action: "SKIP", problems: [], changes: [], record: null },
    };
    if (row.isFoot || isBlank(row)) return preview;
    if (isHidden) preview.problems.push(warning(null, "hiddenRow"));
    const found = find(row, sheet.roundTrip !== null, sheet.sender);
    if ("problem" in found) {
      // A unit that leads has the rows of others in its sheet, to look at.
      if (found.problem.code === "unitForbidden" && isAsMade(row)) return { ...preview, action: "UNCHANGED" };
      return refused(preview, [found.problem]);
    }
    const { share, duty } = found;
    preview.key = keyText(`${duty.code} ${unitName(share.unitId)}`);
    const period = periodFor(sheet, context, settings.period);
    const said = cells.period?.trim() ?? "";
    if (said !== period && PERIOD.test(said)) {
      preview.problems.push(warning("period", "otherPeriod", said, { values: { period } }));
      return preview;
    }
    const first = taken.get(share.id);
    if (first) return refused(preview, [duplicateOf(first, sheet.fileName)]);
    taken.set(share.id, { file: sheet.fileName, no });
    const locked = lockedCells(row, context.year);
    const isSamePeriod = sheet.roundTrip?.period === period;
    return decided(preview, { row, share, period, base: isSamePeriod ? (row.origin?.base ?? null) : null, locked });
  };

  interface Row {
    row: MappedRow;
    share: KnownShare;
    period: Period;
    base: Readonly<Record<string, string>> | null;
    locked: Problem[];
  }

  const decided = (preview: PreviewRow<ProgressWrite>, { row, share, period, base, locked }: Row) => {
    if (base === null && locked.length === 0 && WORDS.every((column) => !row.cells[column])) return preview;
    const current = share.reports.find((one) => one.period === period) ?? null;
    const { words, changes, problems } = wordsOf(row, { base, current, share });
    preview.changes = changes;
    problems.unshift(...locked);
    // Another state alone, 正在推进 say, is no report.
    const isHalf = words.progress === "" && !isSameState(row.cells.state, base?.state);
    if (changes.length === 0 && problems.length === 0 && !isHalf) {
      preview.action = words.progress === "" ? "SKIP" : "UNCHANGED";
      return preview;
    }
    if (words.progress === "" && (changes.length > 0 || isHalf)) problems.push(refusal("progress", "required"));
    if (!allows(share.status, "report")) problems.push(refusal(null, "cannotReport"));
    if (problems.length > 0) return refused(preview, problems);
    const isWritten = changes.some(({ conflict }) => conflict?.choice !== "THEIRS");
    preview.action = isWritten ? (current ? "UPDATE" : "CREATE") : "UNCHANGED";
    preview.record = isWritten ? { assignmentId: share.id, version: share.version, period, ...words } : null;
    return preview;
  };

  const wordsOf = (
    { cells }: MappedRow,
    { base, current, share }: Pick<Row, "base" | "share"> & { current: KnownReport | null },
  ) => {
    const changes: CellChange[] = [];
    const problems: Problem[] = [];
    const words = { progress: "", problems: "", nextSteps: "" };
    for (const column of WORDS) {
      // Without a report there is nothing that somebody else could have changed.
      const theirs = current?.[column] ?? base?.[column] ?? "";
      const mine = cells[column] ?? theirs;
      const outcome = mergeCell({ base: base?.[column] ?? null, mine, theirs });
      words[column] = outcome === "MINE" ? mine : theirs;
      if (mine.length > LIMITS[column] && outcome !== "SAME") {
        problems.push(refusal(column, "tooLong", mine.slice(0, 40), { values: { limit: LIMITS[column] } }));
      }
      if (outcome === "MINE") changes.push({ column, from: theirs, to: mine });
      if (outcome !== "CONFLICT") continue;
      const { by, at } = current ?? { by: "", at: "" };
      const conflict = conflictOf({ row: share.id, column, from: theirs, to: mine, by, at }, settings.choices);
      changes.push(conflict.change);
      if (conflict.problem) problems.push(conflict.problem);
      if (conflict.isMine) words[column] = mine;
    }
    const state = stateOf(cells.state ?? "", base?.state ?? null, settings.fixes);
    if (state === "UNREAD") {
      const values = { allowed: `${DONE}、${GOING}` };
      problems.push(refusal("state", "stateUnread", cells.state ?? "", { values, suggestion: GOING }));
    }
    const wasDone = current?.isDone ?? false;
    const isDone = state === "UNREAD" || state === null ? wasDone : state;
    if (isDone !== wasDone) {
      changes.push({ column: "state", from: current ? stateWord(wasDone) : "", to: stateWord(isDone) });
    }
    return { words: { ...words, isDone }, changes, problems };
  };

  return {
    read(sheet) {
      const rows = sheet.rows.map((row) => readRow(row, sheet));
      const present = new Set(sheet.rows.flatMap(({ origin }) => origin?.id ?? []));
      for (const { id, base, no } of sheet.roundTrip?.rows ?? []) {
        if (!present.has(id) && !taken.has(id))
          deleted.push(rowName(base.code || base.content || String(no), base.units));
      }
      return rows;
    },
    finish: () => deletedRows(deleted),
  };
};

const isBlank = ({ cells, origin }: MappedRow): boolean =>
  origin === null && !cells.content && !cells.code && FILLED_IN.every((column) => !cells[column]);

/** 未填报 is what our own lists say where nobody has reported. */
function withoutNothing(row: MappedRow): MappedRow {
  const isNothing = row.origin === null && squeezed(row.cells.progress ?? "") === "未填报";
  return isNothing ? { ...row, cells: { ...row.cells, progress: "" } } : row;
}

function refused(preview: PreviewRow<ProgressWrite>, problems: readonly Problem[]): PreviewRow<ProgressWrite> {
  return { ...preview, action: "REFUSE", record: null, problems: [...preview.problems, ...problems] };
}

function duplicateOf({ file, no }: { file: string; no: number }, fileName: string): Problem {
  return file === fileName
    ? refusal(null, "duplicate", "", { values: { row: no } })
    : refusal(null, "duplicateInFile", "", { values: { file, row: no } });
}

/** The one chosen, else the one that the sheet was made for, else the one due. */
function periodFor({ roundTrip }: MappedSheet, { year, period }: ProgressContext, chosen: string | undefined): Period {
  if (chosen) return chosen;
  const own = roundTrip?.period ?? null;
  return own && PERIOD.test(own) && own.startsWith(String(year)) ? own : period;
}

const isSameState = (cell: string | undefined, base: string | undefined): boolean =>
  !cell || base === undefined || squeezed(cell) === squeezed(base);

const stateWord = (isDone: boolean): string => (isDone ? DONE : GOING);

/** Done or not; null when the cell does not say, or says what it said when the sheet was made. */
function stateOf(
  cell: string,
  base: string | null,
  fixes: Readonly<Record<string, string>>,
): boolean | null | "UNREAD" {
  if (cell === "" || (base !== null && squeezed(base) === squeezed(cell))) return null;
  const read = readState(fixes[`state:${cell}`] ?? cell);
  return base !== null && read !== null && readState(base) === read ? null : (read ?? "UNREAD");
}

/** 已完成, 办结 and their like; null for words that say neither. */
export function readState(cell: string): boolean | null {
  const text = squeezed(cell);
  if (/[未没否]|基本|部分|正在|推进|进行|办理中|持续|长期|坚持|待|退回|启动|开展|有序|按计划|滞后|超期|中$/.test(text))
    return false;
  return /完成|办结|落实|完毕|^是$|^[√✓]$|100%/.test(text) ? true : null;
}
