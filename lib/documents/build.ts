import { can } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { today, yearOf } from "@/lib/dates";
import { assertKnownCodes, listFilterNames as listDutyFilterNames } from "@/lib/duties/filter/queries";
import { ledgerReach } from "@/lib/duties/policy";
import { AppError } from "@/lib/errors";
import { assertKnownFilter, listFilterNames } from "@/lib/findings/filter/queries";
import { parseInput } from "@/lib/input";
import { getLedgerYear } from "@/lib/plans/queries";
import { tabOf } from "@/lib/supervision/schema";
import { getLatestPeriod, listAssignments } from "./assignments/queries";
import { breakdownSheet } from "./breakdown";
import { closureRequest } from "./closure-request";
import { dutiesSheet } from "./duties";
import { filterText, findingFilterText } from "./filter-text";
import { findingsSheet } from "./findings";
import { listFindingsSheet, listRectification } from "./findings/queries";
import { listClosureCases, listCommitments } from "./letters/queries";
import { overdueName, overdueSheet } from "./overdue";
import { progressSheet } from "./progress";
import { getSheetUnits, listBreakdown, listDutiesSheet, listOverdueSheet, listScoreItems } from "./queries";
import { rectificationSheet } from "./rectification";
import { responsibilityLetter } from "./responsibility-letter";
import { type DocumentName, documentSchema, type SheetContext, VIEW_DOCUMENTS } from "./schema";
import { scoreSheet } from "./score-sheet";
import type { SheetSpec } from "./sheet";
import type { TextSpec } from "./text";
import { unitDutiesSheet } from "./unit-duties";
import { dutyOrderText, findingOrderText } from "./view-line";
import { countyOf, periodText } from "./words";
import type { DocumentSpec } from "./write";

export interface Built {
  spec: DocumentSpec;
  /** Records, without subtotals. */
  rows: number;
  /** What the document is called: "考核评分表". */
  name: string;
  /** Its file's name without the ending. */
  title: string;
}

/**
 * A document of what the viewer sees, in no format yet. `params` are the address's, still unchecked.
 * Throws INVALID for a bad parameter or too many rows, NOT_FOUND for another unit's document.
 */
export async function buildDocument(
  viewer: Viewer,
  document: DocumentName,
  asked: Record<string, string>,
): Promise<Built> {
  const params = withYear(asked);
  const { unit: codes = ownCodes(viewer, document), year } = parseInput(documentSchema[document], params);
  const [units, shared] = await Promise.all([
    getSheetUnits(viewer, document, codes),
    getContext(viewer, year),
    assertKnown(viewer, document, params),
  ]);
  const only = units.length === 1 ? units[0] : undefined;
  const context: SheetContext = { ...shared, unit: only ?? null };
  const names = new Map(units.map((one) => [one.code, one.shortName]));
  const build = BUILDERS[document];
  const made = await build(viewer, params, context, { id: only?.id ?? null, names });
  const isOfUnit = only && (document === "rectification" || !VIEW_DOCUMENTS.includes(document));
  return { ...made, title: titleOf(made.name, { ...context, unit: isOfUnit ? only : null }) };
}

/** "高台县2026年法治政府建设考核评分表(县市场监管局)": a file's name without the ending. */
export const titleOf = (name: string, { county, year, unit }: Pick<SheetContext, "county" | "year" | "unit">): string =>
  `${county}${year}年法治政府建设${name}${unit ? `(${unit.shortName})` : ""}`;

/** What the documents of a year print besides their rows, whoever they are of. */
export async function getContext(viewer: Viewer, asked: number | undefined): Promise<SheetContext> {
  const { year } = await getLedgerYear(viewer, asked);
  return {
    year: year ?? yearOf(today()),
    county: countyOf(viewer.governmentName),
    government: codeOf(viewer.governmentPath),
    unit: null,
    sender: can(viewer, "managePlan") ? "OFFICE" : can(viewer, "importSheets") ? "UNIT" : null,
    operator: viewer.name,
    operatorUnit: viewer.unitName,
    operatorCode: codeOf(viewer.unitPath),
    exportedAt: new Date(),
    today: today(),
  };
}

/** The parameters with the year that their period says; INVALID where the year says another. */
export function withYear(params: Record<string, string>): Record<string, string> {
  const year = params.period?.slice(0, 4);
  if (!year) return params;
  if (params.year && params.year !== year) {
    throw new AppError("INVALID", "periodOtherYear", { field: "period", values: { year: params.year } });
  }
  return { ...params, year };
}

/** A unit's list of duties and its letter are its own, and not those of units whose duties it leads. */
function ownCodes(viewer: Viewer, document: DocumentName): string[] {
  const isOfUnit = document === "unit-duties" || document === "responsibility-letter";
  const isOwn = isOfUnit && ledgerReach(viewer) !== "GOVERNMENT";
  return isOwn ? [codeOf(viewer.unitPath)] : [];
}

const codeOf = (path: string): string => path.split("/").at(-2) ?? "";

/** INVALID for a code that nobody has; units are looked up by `getSheetUnits`. */
export function assertKnown(viewer: Viewer, document: DocumentName, params: Record<string, string>): Promise<void> {
  if (document === "findings" || document === "rectification" || document === "closure-request") {
    return assertKnownFilter(viewer, parseInput(documentSchema[document], params));
  }
  const { lead, keyTask, indicator } = parseInput(documentSchema[document], params);
  return assertKnownCodes(viewer, { lead, keyTask, indicator });
}

interface Units {
  id: string | null;
  names: ReadonlyMap<string, string>;
}

type Builder = (
  viewer: Viewer,
  params: Record<string, string>,
  context: SheetContext,
  units: Units,
) => Promise<Omit<Built, "title">>;

const printed = (name: string, sheet: SheetSpec, rows: number) => ({
  name,
  spec: { kind: "sheet" as const, sheet },
  rows,
});

const written = (name: string, text: TextSpec, rows: number) => ({ name, spec: { kind: "text" as const, text }, rows });

const BUILDERS: Record<DocumentName, Builder> = {
  async breakdown(viewer, params, context) {
    const items = await listBreakdown(viewer, parseInput(documentSchema.breakdown, params));
    return printed("工作要点任务分解表", breakdownSheet(items, context), items.length);
  },
  async "score-sheet"(viewer, params, context, units) {
    const items = await listScoreItems(viewer, parseInput(documentSchema["score-sheet"], params), units.id);
    return printed("考核评分表", scoreSheet(items, context), items.length);
  },
  async progress(viewer, params, context) {
    const { period: asked, ...input } = parseInput(documentSchema.progress, params);
    const period = asked ?? (await getLatestPeriod(viewer, input));
    const rows = await listAssignments(viewer, input, period, "ROUND");
    return printed(`任务进展情况表(${periodText(period)})`, progressSheet(rows, period, context), rows.length);
  },
  async "unit-duties"(viewer, params, context, units) {
    const input = { ...parseInput(documentSchema["unit-duties"], params), unit: [...units.names.keys()] };
    const period = await getLatestPeriod(viewer, input);
    const rows = await listAssignments(viewer, input, period, "UNIT");
    return printed("任务清单", unitDutiesSheet(rows, period, context), rows.length);
  },
  async overdue(viewer, params, context) {
    const input = parseInput(documentSchema.overdue, params);
    const [rows, names] = await Promise.all([listOverdueSheet(viewer, input), listDutyFilterNames(viewer, input)]);
    // Which lamp it is of stands in its title, one unit alone, too.
    const unit = context.unit ? undefined : input.unit;
    const filter = filterText({ ...input, lamp: undefined, unit }, names);
    return printed(overdueName(tabOf(input)), overdueSheet(rows, tabOf(input), filter, context), rows.length);
  },
  async "responsibility-letter"(viewer, params, context, units) {
    const input = { ...parseInput(documentSchema["responsibility-letter"], params), unit: [...units.names.keys()] };
    const commitments = await listCommitments(viewer, input, context.year);
    return written("目标责任书", responsibilityLetter(commitments, context), commitments.length);
  },
  async "closure-request"(viewer, params, context) {
    const input = parseInput(documentSchema["closure-request"], params);
    const cases = await listClosureCases(viewer, input);
    const name = input.finding ? `销号申请表(${input.finding})` : "销号申请表";
    return written(name, closureRequest(cases, context), cases.length);
  },
  async duties(viewer, params, context) {
    const input = parseInput(documentSchema.duties, params);
    const [view, names] = await Promise.all([listDutiesSheet(viewer, input), listDutyFilterNames(viewer, input)]);
    const words = { filter: filterText(input, names), order: dutyOrderText(input) };
    return printed("责任台账", dutiesSheet(view, words, context), view.rows.length);
  },
  async rectification(viewer, params, context) {
    const findings = await listRectification(viewer, parseInput(documentSchema.rectification, params));
    const sheet = rectificationSheet(findings, context);
    return printed("整改台账", sheet, sheet.data.rows.length);
  },
  async findings(viewer, params, context) {
    const input = parseInput(documentSchema.findings, params);
    const [view, names] = await Promise.all([listFindingsSheet(viewer, input), listFilterNames(viewer, input)]);
    const words = { filter: findingFilterText(input, names), order: findingOrderText(input) };
    return printed("问题台账", findingsSheet(view, words, context), view.rows.length);
  },
};
