import type { DutyWrite } from "@/lib/imports/breakdown/record";
import { claims } from "@/lib/imports/cells/claims";
import { bareText } from "@/lib/imports/cells/texts";
import { refusal, warning } from "@/lib/imports/merge";
import type { ImportSettings, MappedRow, MappedSheet, PreviewRow, Problem } from "@/lib/imports/preview";
import type { KnownDuty, PlanContext } from "./context";
import type { Decision } from "./decide";
import { dutyFields, type Field } from "./fields";
import { dutyIndex } from "./index-of";
import { keyTaskFinder, type NamedTask } from "./key-tasks";
import { lookAlikes } from "./look-alikes";
import { codeField, decide, finishRow, refuseRow, startRow } from "./row";
import { keyTaskField } from "./task-fields";

/** Where an item stands: under a key task in a breakdown, under an indicator in a standard. */
export interface Place {
  column: "keyTaskId" | "indicatorId";
  /** Null for one that the import makes, undefined where the row names none. */
  id: string | null | undefined;
  /** The same for all rows that name the same place. */
  key: string;
}

export interface ItemRow {
  row: MappedRow;
  sheet: MappedSheet;
  preview: PreviewRow<DutyWrite>;
  origin: KnownDuty | null;
  task: NamedTask | null;
  place: Place;
  /** Told of a new item that stands nowhere. */
  placeMissing: Problem;
  /** What else the row says of the item; `finish` gets what was decided, with all problems. */
  more?: {
    fields: readonly Field[];
    problems: readonly Problem[];
    finish(duty: KnownDuty | null, decision: Decision): Decision;
  };
}

/** What the readers of sheets of duties share: all that they know, and how a row is an item. */
export function itemReader(context: PlanContext, settings: ImportSettings) {
  const { fixes } = settings;
  const index = dutyIndex(context.duties);
  const tasks = keyTaskFinder(context.duties, fixes);
  const fields = dutyFields(context, fixes);
  const similar = lookAlikes(context.duties);
  const claim = claims();

  /** A row that is to be read, and the duty it came from; or the row as it is already decided. */
  const begin = (row: MappedRow, sheet: MappedSheet) => {
    const preview = startRow(row, sheet);
    const origin = row.origin ? index.byId(row.origin.id) : null;
    if (row.isFoot) return { preview, origin, isDone: true };
    if (row.origin && !origin)
      return { preview: refuseRow(preview, refusal(null, "recordGone")), origin, isDone: true };
    return { preview, origin, isDone: false };
  };

  const readItem = ({
    row,
    sheet,
    preview,
    origin,
    task,
    place,
    placeMissing,
    more,
  }: ItemRow): PreviewRow<DutyWrite> => {
    const cells = itemCells(row.cells);
    const words = cells.content ?? "";
    const coded = index.byCode(cells.code ?? "");
    const named = coded?.kind === "ASSESSMENT_ITEM" ? coded : null;
    const duty = origin ?? named ?? index.item(fixes[`content:${words}`] ?? words, place.column, place.id);
    const here = { file: sheet.fileName, row: row.no };
    const problems: Problem[] = [
      ...(task?.problems ?? []),
      ...(more?.problems ?? []),
      ...claim(duty ? `id:${duty.id}` : `new:${place.key}:${bareText(words)}`, "content", words, here),
      ...(cells.code && !duty ? claim(`code:${cells.code}`, "code", cells.code, here) : []),
    ];
    if (!duty) {
      if (place.id === undefined) problems.push(placeMissing);
      if (place.id) problems.push(...similar(words, place.id));
      if (cells.lead === undefined) problems.push(warning(null, "leadUnassigned"));
    }
    const placed = [...(task ? [keyTaskField(task, index.byId)] : []), ...(more?.fields ?? [])];
    const own: Field[] = [codeField(index.byCode), ...placed, ...fields.item];
    const said = decide({ kind: "ASSESSMENT_ITEM", duty, fields: own, row, cells, sheet, settings });
    const decision = { ...said, problems: [...problems, ...said.problems] };
    return finishRow(preview, duty, more ? more.finish(duty, decision) : decision);
  };

  return { index, tasks, fields, claim, begin, readItem };
}

/** 配合单位 are responsible units, too; a sheet that has only 事项 has its words there. */
function itemCells(cells: Readonly<Record<string, string>>): Record<string, string> {
  const { support, ...rest } = cells;
  const own: Record<string, string> = { ...rest };
  if (support !== undefined) own.units = [rest.units ?? "", support].filter((text) => text !== "").join("、");
  if (rest.content === undefined && rest.title !== undefined) own.content = rest.title;
  return own;
}
