import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { ledgerReach } from "@/lib/duties/policy";
import { AppError, forbidden } from "@/lib/errors";
import { parseInput } from "@/lib/input";
import { unitScope } from "@/lib/units/scope";
import { getLatestPeriod, listAssignments } from "../assignments/queries";
import { blocksOf } from "../blocks";
import { assertKnown, getContext, titleOf, withYear } from "../build";
import { listRectification } from "../findings/queries";
import { listCommitments } from "../letters/queries";
import { progressSheet } from "../progress";
import { listScoredItems, listScoreItems } from "../queries";
import { rectificationSheet } from "../rectification";
import { responsibilityLetter } from "../responsibility-letter";
import { MAX_WHOLE_ROWS, withRowLimit } from "../rules";
import { documentSchema, type SheetContext, type UnitDocument } from "../schema";
import { scoreSheet } from "../score-sheet";
import type { SheetSpec } from "../sheet";
import { unitDutiesSheet } from "../unit-duties";
import { periodText } from "../words";
import type { DocumentSpec } from "../write";

/** One unit's document, made from its rows when it is its turn. */
export interface UnitSheet {
  /** Its file's name without the ending. */
  title: string;
  make: () => DocumentSpec;
}

export interface UnitSheets {
  /** What the document is called: "考核评分表". */
  name: string;
  /** The archive's name without the ending. */
  title: string;
  /** Records of all units together. */
  rows: number;
  sheets: UnitSheet[];
}

/**
 * A document of every unit that has rows in it, in the units' order, read with the statements of one. `asked` are the address's
 * parameters, still unchecked; the period is the latest of all. FORBIDDEN for a unit: its own document it takes alone.
 */
export async function listUnitSheets(
  viewer: Viewer,
  document: UnitDocument,
  asked: Record<string, string>,
): Promise<UnitSheets> {
  if (ledgerReach(viewer) !== "GOVERNMENT") throw forbidden();
  const params = withYear(asked);
  const { year, unit: codes } = parseInput(documentSchema[document], params);
  const [context] = await Promise.all([getContext(viewer, year), assertKnown(viewer, document, params)]);
  const { name, blocks } = await withRowLimit(MAX_WHOLE_ROWS, () => SPLITS[document](viewer, params, context));
  const units = await db.unit.findMany({
    where: { ...unitScope(viewer), code: { in: codes ?? [...blocks.keys()] } },
    select: { code: true, name: true, shortName: true },
    orderBy: [{ sortNo: "asc" }, { code: "asc" }],
  });
  if (codes && units.length !== new Set(codes).size) throw new AppError("INVALID", "unknownUnit", { field: "unit" });
  const present = units.flatMap((unit) => {
    const block = blocks.get(unit.code);
    return block ? [{ ...block, unit }] : [];
  });
  return {
    name,
    title: titleOf(`${name}(各单位)`, context),
    rows: present.reduce((sum, { rows }) => sum + rows, 0),
    sheets: present.map(({ unit, make }) => {
      const own = { ...context, unit };
      return { title: titleOf(name, own), make: () => make(own) };
    }),
  };
}

interface Block {
  rows: number;
  make: (context: SheetContext) => DocumentSpec;
}

interface Split {
  name: string;
  /** By the unit's code. */
  blocks: Map<string, Block>;
}

const sheet = (made: SheetSpec): DocumentSpec => ({ kind: "sheet", sheet: made });

const SPLITS: Record<
  UnitDocument,
  (viewer: Viewer, params: Record<string, string>, context: SheetContext) => Promise<Split>
> = {
  async "score-sheet"(viewer, params) {
    const items = await listScoreItems(viewer, parseInput(documentSchema["score-sheet"], params), null);
    const scored = await listScoredItems(items.map(({ id }) => id));
    const itemsOf = (ids: ReadonlySet<string>) => items.filter(({ id }) => ids.has(id));
    return {
      name: "考核评分表",
      blocks: eachBlock(
        blocksOf(scored, ({ unitCode }) => unitCode),
        (block) => itemsOf(new Set(block.map(({ dutyId }) => dutyId))),
        (rows, own) => sheet(scoreSheet(rows, own)),
      ),
    };
  },
  async progress(viewer, params) {
    const { period: asked, ...input } = parseInput(documentSchema.progress, params);
    const period = asked ?? (await getLatestPeriod(viewer, input));
    const rows = await listAssignments(viewer, input, period, "ROUND");
    return {
      name: `任务进展情况表(${periodText(period)})`,
      blocks: eachBlock(
        blocksOf(rows, ({ unit }) => unit.code),
        (block) => block,
        (block, own) => sheet(progressSheet(block, period, own)),
      ),
    };
  },
  async "unit-duties"(viewer, params) {
    const input = parseInput(documentSchema["unit-duties"], params);
    const period = await getLatestPeriod(viewer, input);
    const rows = await listAssignments(viewer, input, period, "UNIT");
    return {
      name: "任务清单",
      blocks: eachBlock(
        blocksOf(rows, ({ unit }) => unit.code),
        (block) => block,
        (block, own) => sheet(unitDutiesSheet(block, period, own)),
      ),
    };
  },
  async "responsibility-letter"(viewer, params, { year }) {
    const input = parseInput(documentSchema["responsibility-letter"], params);
    const commitments = await listCommitments(viewer, input, year);
    return {
      name: "目标责任书",
      blocks: eachBlock(
        blocksOf(commitments, ({ unit }) => unit.code),
        (block) => block,
        (block, own) => ({ kind: "text", text: responsibilityLetter(block, own) }),
      ),
    };
  },
  async rectification(viewer, params) {
    const findings = await listRectification(viewer, parseInput(documentSchema.rectification, params));
    const shares = findings.flatMap((finding) => finding.units.map(({ code }) => ({ code, finding })));
    return {
      name: "整改台账",
      blocks: eachBlock(
        blocksOf(shares, ({ code }) => code),
        (block) => block.map(({ finding }) => finding),
        (block, own) => sheet(rectificationSheet(block, own)),
      ),
    };
  },
};

/** What is kept of each unit until its document is written: its rows, and how they print. */
function eachBlock<Found, Row>(
  blocks: ReadonlyMap<string, readonly Found[]>,
  rowsOf: (block: readonly Found[]) => readonly Row[],
  print: (rows: readonly Row[], context: SheetContext) => DocumentSpec,
): Split["blocks"] {
  return new Map(
    [...blocks].map(([code, block]) => {
      const rows = rowsOf(block);
      return [code, { rows: rows.length, make: (context) => print(rows, context) }];
    }),
  );
}
