import { readPoints } from "@/lib/imports/cells/points";
import { bareText } from "@/lib/imports/cells/texts";
import type { KnownDuty, PlanContext } from "@/lib/imports/duties/context";
import type { Decision } from "@/lib/imports/duties/decide";
import { itemReader, type Place } from "@/lib/imports/duties/items";
import { isRefused, refuseRow } from "@/lib/imports/duties/row";
import { unseenRows } from "@/lib/imports/duties/unseen";
import { refusal, warning } from "@/lib/imports/merge";
import type { MakeReader, MappedRow, MappedSheet, PreviewRow, Problem } from "@/lib/imports/preview";
import { indicatorFields, labelOf } from "./fields";
import { indicatorFinder, type Level, type NamedIndicator } from "./indicators";
import { withOutline } from "./outline";
import { sheetSums, yearSums } from "./sums";

/** 考核标准: each row is an item under its indicators; what they state must be what their items sum to. */
export const makeStandardReader: MakeReader<PlanContext> = (context, settings) => {
  const { index, tasks, begin, readItem } = itemReader(context, settings);
  const indicators = indicatorFinder(context, settings.fixes);
  const fieldsOf = indicatorFields(context.indicators);
  const year = yearSums(context);
  const unseen = unseenRows();

  const readRow = (given: MappedRow, sheet: MappedSheet, sums: ReturnType<typeof sheetSums>): PreviewRow => {
    const row = given.origin ? given : { ...given, cells: withPoints(given.cells) };
    const { preview, origin, isDone } = begin(row, sheet);
    if (row.isFoot) return { ...preview, problems: [...preview.problems, ...sums.look(row)] };
    const { cells } = row;
    const isLine = !origin && isHeadingLine(row) && !index.byCode(cells.code ?? "");
    const named = indicators.find(cells, row.origin?.base);
    if (isLine && named?.levels.at(-1)?.isBegun === false) {
      indicators.find(lineCells(cells));
      if (isRefused(named.problems)) return refuseRow(preview, ...named.problems);
      return { ...preview, problems: [...preview.problems, ...named.problems] };
    }
    const levels = named?.levels ?? [];
    for (const level of levels) level.isBegun = true;
    const { points } = cells;
    sums.add(
      points === undefined ? null : readPoints(settings.fixes[`points:${points}`] ?? points),
      levels.map(({ key }) => key),
    );
    if (isDone) return preview;
    const isAsked = "top" in cells || "sub" in cells;
    return readItem({
      ...{ row, sheet, preview, origin, task: tasks.find(cells), place: placeOf(named, cells.content ?? "") },
      placeMissing: isAsked ? refusal("top", "indicatorMissing") : warning(null, "indicatorMissing"),
      more: {
        fields: named || origin ? fieldsOf(named) : [],
        problems: named?.problems ?? [],
        finish: (duty, decision) => finish(duty, decision, named, "points" in cells),
      },
    });
  };

  /** An item under a 二级 of the 一级 is meant, too, where the sheet names none. */
  const placeOf = (named: NamedIndicator | null, words: string): Place => {
    const column = "indicatorId";
    if (!named) return { column, id: undefined, key: "" };
    const { id, key } = named;
    const place = { column, id, key } as const;
    if (id === null || index.item(words, column, id)) return place;
    const below = context.indicators.find(
      ({ parentId, id: child }) => parentId === id && index.item(words, column, child),
    );
    return below ? { ...place, id: below.id } : place;
  };

  const finish = (
    duty: KnownDuty | null,
    decision: Decision,
    named: NamedIndicator | null,
    hasPoints: boolean,
  ): Decision => {
    const { record } = decision;
    const place = record.indicator && "id" in record.indicator ? record.indicator.id : (named?.key ?? null);
    year.set(duty?.id ?? `${place}:${bareText(record.content)}`, record.points, place);
    const problems = [...decision.problems];
    const isRead = !problems.some(({ column }) => column === "points");
    if (!duty && hasPoints && isRead && record.points === null && !context.isIssued)
      problems.push(warning("points", "required"));
    const restated = (named?.levels ?? []).filter(({ restated }) => restated !== null);
    if (restated.length === 0 || isRefused(problems)) return { ...decision, problems };
    if (!context.isIssued) return restate({ ...decision, problems }, restated);
    problems.push(...restated.map((level) => refusal(level.column, "pointsLocked", told(level))));
    return { ...decision, problems };
  };

  return {
    read(sheet) {
      unseen.look(sheet);
      const sums = sheetSums();
      const rows = withOutline(sheet).map((row) => readRow(row, sheet, sums));
      return withWrong(rows, year.wrong(indicators.levels()).slice(0, MAX_TOLD));
    },
    finish: () => {
      const wrong = year.wrong(indicators.levels()).slice(0, MAX_TOLD);
      return [...year.total(), ...wrong.map(({ problem }) => problem), ...unseen.problems()];
    },
  };
};

/** Indicators that are told of; a sheet with more of them is no standard. */
const MAX_TOLD = 100;

/** What an indicator's points do not sum to is told at the cell that states them, too. */
function withWrong(rows: readonly PreviewRow[], wrong: readonly { level: Level; problem: Problem }[]): PreviewRow[] {
  const told = new Map<PreviewRow, Problem[]>();
  for (const { level, problem } of wrong) {
    const { column, stated, words } = level;
    const row = stated === null ? undefined : rows.find(({ cells }) => words.has(cells[column] ?? ""));
    if (row) told.set(row, [...(told.get(row) ?? []), { ...problem, column, text: row.cells[column] ?? "" }]);
  }
  return rows.map((row) => ({ ...row, problems: [...row.problems, ...(told.get(row) ?? [])] }));
}

/** Told of once: the first row that is written carries it. */
function told(level: Level): string {
  const { restated } = level;
  level.restated = null;
  return restated ?? "";
}

/** Gives the row what the sheet states of its indicators. */
function restate(decision: Decision, levels: readonly Level[]): Decision {
  const known = levels.flatMap((level) =>
    level.known && level.stated ? [{ ...level.known, level, points: level.stated }] : [],
  );
  const record = { ...decision.record, indicatorPoints: known.map(({ id, points }) => ({ id, points })) };
  const changes = known.map(({ level, ...indicator }) => ({
    column: level.column,
    from: `${labelOf(indicator)}（${readPoints(level.known?.points ?? "")}分）`,
    to: told(level),
  }));
  return { ...decision, record, changes: [...decision.changes, ...changes], isChanged: true };
}

const OF_ITEMS = ["content", "title", "criteria", "lead", "units", "support", "due"];

/** A line that names an indicator and nothing of an item: its items stand below it. */
const isHeadingLine = ({ cells }: MappedRow): boolean =>
  Boolean(cells.top || cells.sub) && OF_ITEMS.every((key) => !cells[key]);

/** Points of such a line are the indicator's. */
function lineCells(cells: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const { points = "", sub } = cells;
  const column = sub ? "subPoints" : "topPoints";
  return cells[column] ? cells : { ...cells, [column]: points };
}

const POINTS_AT_END = /\s*[([【]\s*(?:满分|共|计|分值\s*:?)?\s*(\d{1,3}(?:\.\d{1,2})?)\s*分\s*[)\]】]\s*$/;

/** Where no column says an item's points they stand behind its words: 专题研究不少于3次。（3分） */
function withPoints(cells: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const { content = "", points } = cells;
  const text = content.normalize("NFKC");
  if (points || text.length !== content.length) return cells;
  const found = POINTS_AT_END.exec(text);
  return found && found.index > 0
    ? { ...cells, content: content.slice(0, found.index), points: found[1] ?? "" }
    : cells;
}
