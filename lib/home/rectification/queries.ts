import type { Viewer } from "@/lib/auth/viewer";
import { type Day, today } from "@/lib/dates";
import { db } from "@/lib/db";
import type { Lamp } from "@/lib/duties/status";
import { listMyMeasures } from "@/lib/findings/measures/queries";
import { type FindingRow, listFindings } from "@/lib/findings/queries";
import { type FindingFilter, type FindingTask, findingListSchema } from "@/lib/findings/schema";
import { findingFrom, findingScope } from "@/lib/findings/scope";
import type { FindingStatus } from "@/lib/findings/status";
import { getRectification } from "@/lib/findings/summary/queries";
import { getLedgerYear } from "@/lib/plans/queries";
import { Prisma } from "@/prisma/generated/client";

/** Findings shown that wait for somebody, and what a unit has to do next. */
const WAITING_ROWS = 5;
const TODO_ROWS = 6;

/** 整改 for a leader: the year's numbers, and what waits for the leader's own approval. */
export async function getLeaderRectification(viewer: Viewer, year: number) {
  const summary = await getRectification(viewer, year);
  const { approve } = summary.waiting;
  return { ...summary, approvals: approve > 0 ? await listWaiting(viewer, year, "approve") : [] };
}

/** 整改 for the office: lists of what it has to decide and to chase, and the first that wait for its review. */
export async function getOfficeRectification(viewer: Viewer, year: number) {
  const counts = await countLists(viewer, year, {
    found: {},
    review: { status: ["OFFICE_REVIEW"] },
    extensions: { flag: ["EXTENSION"] },
    overdue: { lamp: ["RED"] },
    rechecks: { flag: ["RECHECK"] },
    waiting: { task: "review" },
  });
  return { counts, reviews: counts.waiting > 0 ? await listWaiting(viewer, year, "review") : [] };
}

/** One thing that a unit has to do about a finding of its own, or about a measure. */
export interface RectifyRow {
  key: string;
  findingId: string;
  number: string;
  /** The measure's words; of a finding without an open one, its own. */
  text: string;
  /** To decide measures, to apply for closing, to report. */
  verb: "plan" | "apply" | "report";
  isReturned: boolean;
  lamp: Lamp;
  status: FindingStatus;
  dueOn: Day | null;
  dueText: string;
}

/** 整改 for a unit: what waits for it, and what to begin with: what was returned, can be closed, or is due next. */
export async function getUnitRectification(viewer: Viewer, year: number) {
  const counts = await countLists(viewer, year, {
    rectify: { task: "rectify" },
    returned: { task: "rectify", flag: ["RETURNED"] },
    sign: { task: "sign" },
    check: { task: "check" },
  });
  return { counts, rows: counts.rectify > 0 ? await listRectify(viewer, year) : [] };
}

async function listRectify(viewer: Viewer, year: number): Promise<RectifyRow[]> {
  const input = findingListSchema.parse({ year, task: "rectify", sort: "dueOn", size: 100 });
  const [findings, measures] = await Promise.all([
    listFindings(viewer, input),
    listMyMeasures(viewer, { year, view: "open" }),
  ]);
  const settled = findings.items.filter((one) => one.measuresDone === one.measuresTotal).map(ofFinding);
  const open = measures.rows.filter(({ can }) => can.report).map(ofMeasure);
  const rank = (row: RectifyRow) => (row.lamp === "RED" ? 0 : row.isReturned ? 1 : row.verb === "report" ? 3 : 2);
  return [...settled, ...open].sort((a, b) => rank(a) - rank(b)).slice(0, TODO_ROWS);
}

const ofFinding = ({ id, number, text, isReturned, lamp, status, dueOn, measuresTotal }: FindingRow): RectifyRow => ({
  ...{ key: id, findingId: id, number, text, isReturned, lamp, status, dueOn, dueText: "" },
  verb: measuresTotal > 0 ? "apply" : "plan",
});

type MeasureRow = Awaited<ReturnType<typeof listMyMeasures>>["rows"][number];

const ofMeasure = ({ id, finding, text, lamp, dueOn, dueText }: MeasureRow): RectifyRow => ({
  ...{ key: id, findingId: finding.id, number: finding.number, text, isReturned: finding.isReturned },
  ...{ lamp, status: finding.status, dueOn, dueText, verb: "report" },
});

async function listWaiting(viewer: Viewer, year: number, task: FindingTask): Promise<FindingRow[]> {
  const input = findingListSchema.parse({ year, task, sort: "dueOn", size: WAITING_ROWS });
  return (await listFindings(viewer, input)).items;
}

/** Numbers of several lists of findings in one statement; each is the `total` of the ledger with that filter. */
async function countLists<Name extends string>(
  viewer: Viewer,
  year: number,
  lists: Record<Name, FindingFilter>,
): Promise<Record<Name, number>> {
  const plans = await getLedgerYear(viewer, year);
  const now = today();
  const columns = Object.entries<FindingFilter>(lists).map(
    ([name, filter]) => Prisma.sql`${name}::text, count(*) filter (where ${findingScope(viewer, plans, filter, now)})`,
  );
  const [row] = await db.$queryRaw<{ counts: Record<Name, number> }[]>`
    select json_build_object(${Prisma.join(columns)}) as counts
    from ${findingFrom(viewer)} where ${findingScope(viewer, plans, {}, now)}`;
  if (!row) throw new Error("an aggregate has no row");
  return row.counts;
}

export type LeaderRectification = Awaited<ReturnType<typeof getLeaderRectification>>;
export type OfficeRectification = Awaited<ReturnType<typeof getOfficeRectification>>;
export type UnitRectification = Awaited<ReturnType<typeof getUnitRectification>>;
