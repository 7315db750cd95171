import { recordEvent } from "@/lib/activity/mutations";
import { assertCan } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { today, yearOf } from "@/lib/dates";
import { transaction } from "@/lib/db";
import { assertKnownCodes } from "@/lib/duties/filter/queries";
import { assertKnownFilter, listFilterNames } from "@/lib/findings/filter/queries";
import { parseInput } from "@/lib/input";
import { getLedgerYear } from "@/lib/plans/queries";
import { tabOf } from "@/lib/supervision/schema";
import { breakdownSheet } from "./breakdown";
import { dutiesSheet } from "./duties";
import { filterText, findingFilterText } from "./filter-text";
import { findingsSheet } from "./findings";
import { listFindingsSheet, listRectification } from "./findings/queries";
import { overdueName, overdueSheet } from "./overdue";
import { getSheetUnits, listBreakdown, listDutiesSheet, listOverdueSheet, listScoreItems } from "./queries";
import { rectificationSheet } from "./rectification";
import { type Sheet, type SheetContext, sheetSchema, VIEW_SHEETS } from "./schema";
import { scoreSheet } from "./score-sheet";
import type { SheetSpec } from "./sheet";
import { inTurn } from "./turn";
import { countyOf } from "./words";
import { writeSheet } from "./xlsx";

export interface Download {
  bytes: Uint8Array<ArrayBuffer>;
  /** "高台县2026年法治政府建设考核评分表(县市场监管局).xlsx". */
  fileName: string;
  rows: number;
}

/**
 * Prints a sheet of what the viewer sees and records that it was taken. `params` are the address's, still unchecked.
 * Throws FORBIDDEN, INVALID for a bad parameter, NOT_FOUND for another unit's sheet.
 */
export async function exportSheet(viewer: Viewer, sheet: Sheet, params: Record<string, string>): Promise<Download> {
  assertCan(viewer, "exportSheets");
  const { unit: codes = [], year } = parseInput(sheetSchema[sheet], params);
  const [units, plans] = await Promise.all([
    getSheetUnits(viewer, sheet, codes),
    getLedgerYear(viewer, year),
    assertKnown(viewer, sheet, params),
  ]);
  const only = units.length === 1 ? units[0] : undefined;
  const context: SheetContext = {
    year: plans.year ?? yearOf(today()),
    county: countyOf(viewer.governmentName),
    unit: only ?? null,
    operator: viewer.name,
    operatorUnit: viewer.unitName,
    exportedAt: new Date(),
    today: today(),
  };
  const unitNames = new Map(units.map((one) => [one.code, one.shortName]));
  const { bytes, rows, name } = await inTurn(async () => {
    const built = await SPECS[sheet](viewer, params, context, { id: only?.id ?? null, names: unitNames });
    return { ...built, bytes: await writeSheet(built.spec) };
  });
  const payload = { document: name, rows, filters: filtersOf(sheet, params) };
  await transaction((tx) => recordEvent(tx, viewer, { kind: "EXPORTED", payload }));
  const suffix = only && (sheet === "rectification" || !VIEW_SHEETS.includes(sheet)) ? `(${only.shortName})` : "";
  return { bytes, fileName: `${context.county}${context.year}年法治政府建设${name}${suffix}.xlsx`, rows };
}

/** INVALID for a code that nobody has; units are looked up by `getSheetUnits`. */
function assertKnown(viewer: Viewer, sheet: Sheet, params: Record<string, string>): Promise<void> {
  if (sheet === "findings" || sheet === "rectification") {
    return assertKnownFilter(viewer, parseInput(sheetSchema[sheet], params));
  }
  const { lead, keyTask, indicator } = parseInput(sheetSchema[sheet], params);
  return assertKnownCodes(viewer, { lead, keyTask, indicator });
}

/** What was asked for, without what only the screen cares about. */
function filtersOf(sheet: Sheet, params: Record<string, string>): Record<string, string> {
  const known = Object.keys(sheetSchema[sheet].shape).filter((key) => key !== "page" && key !== "size");
  return Object.fromEntries(known.flatMap((key) => (params[key] ? [[key, params[key]]] : [])));
}

interface Built {
  spec: SheetSpec;
  /** Records, without subtotals. */
  rows: number;
  /** What the sheet is called. */
  name: string;
}

interface Units {
  id: string | null;
  names: ReadonlyMap<string, string>;
}

type Build = (viewer: Viewer, params: Record<string, string>, context: SheetContext, units: Units) => Promise<Built>;

const SPECS: Record<Sheet, Build> = {
  async breakdown(viewer, params, context) {
    const items = await listBreakdown(viewer, parseInput(sheetSchema.breakdown, params));
    return { spec: breakdownSheet(items, context), rows: items.length, name: "工作要点任务分解表" };
  },
  async "score-sheet"(viewer, params, context, units) {
    const items = await listScoreItems(viewer, parseInput(sheetSchema["score-sheet"], params), units.id);
    return { spec: scoreSheet(items, context), rows: items.length, name: "考核评分表" };
  },
  async overdue(viewer, params, context) {
    const input = parseInput(sheetSchema.overdue, params);
    const rows = await listOverdueSheet(viewer, input);
    return { spec: overdueSheet(rows, tabOf(input), context), rows: rows.length, name: overdueName(tabOf(input)) };
  },
  async duties(viewer, params, context, units) {
    const input = parseInput(sheetSchema.duties, params);
    const view = await listDutiesSheet(viewer, input);
    const spec = dutiesSheet(view, filterText(input, units.names), context);
    return { spec, rows: view.rows.length, name: "责任台账" };
  },
  async rectification(viewer, params, context) {
    const findings = await listRectification(viewer, parseInput(sheetSchema.rectification, params));
    const spec = rectificationSheet(findings, context);
    return { spec, rows: spec.data.rows.length, name: "整改台账" };
  },
  async findings(viewer, params, context) {
    const input = parseInput(sheetSchema.findings, params);
    const [view, names] = await Promise.all([listFindingsSheet(viewer, input), listFilterNames(viewer, input)]);
    return {
      spec: findingsSheet(view, findingFilterText(input, names), context),
      rows: view.rows.length,
      name: "问题台账",
    };
  },
};
