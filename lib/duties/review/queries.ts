import { can } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { type Day, today } from "@/lib/dates";
import { db } from "@/lib/db";
import type { ReportWords } from "@/lib/duties/progress/queries";
import type { ReviewFilter } from "@/lib/duties/progress/schema";
import { assignmentLamp } from "@/lib/duties/rules";
import type { DutyStatus, Lamp, PartyRole } from "@/lib/duties/status";
import { Prisma } from "@/prisma/generated/client";
import { type DiffPart, diffText } from "./rules";
import { pendingFrom, pendingScope } from "./scope";

const REVIEW_PAGE_SIZE = 50;

export interface PendingReport {
  id: string;
  assignmentId: string;
  version: number;
  period: string;
  isDone: boolean;
  submittedAt: Date;
  author: { name: string; phone: string | null };
  unit: { code: string; name: string };
  role: PartyRole;
  lamp: Lamp;
  dueOn: Day | null;
  duty: { id: string; code: string; title: string; content: string };
  /** Period of the last accepted report with words, which the texts are compared with; null for a first report. */
  comparedWith: string | null;
  texts: Record<"progress" | "problems" | "nextSteps", DiffPart[]>;
}

interface ReviewOption {
  value: string;
  label: string;
  count: number;
}

/** One page of what waits, with its total and the filters' choices (counted over the whole tab). Two statements. */
export async function listPendingReports(viewer: Viewer, filter: ReviewFilter) {
  const [items, { total, ...options }] = await Promise.all([listItems(viewer, filter), listOptions(viewer, filter)]);
  return { items, total, options, size: REVIEW_PAGE_SIZE, page: filter.page, readAt: new Date() };
}

export type PendingPage = Awaited<ReturnType<typeof listPendingReports>>;

/** How many reports wait for the viewer's review, and for the signature of the viewer as unit head. */
export async function countPending(viewer: Viewer): Promise<{ review: number; sign: number }> {
  const count = async (tab: "review" | "sign") => {
    const [row] = await db.$queryRaw<{ count: number }[]>`
      select count(*)::int as count from ${pendingFrom} where ${pendingScope(viewer, { tab })}`;
    return row?.count ?? 0;
  };
  const [review, sign] = await Promise.all([count("review"), can(viewer, "signReport") ? count("sign") : 0]);
  return { review, sign };
}

interface Fetched extends Omit<PendingReport, "texts" | "lamp" | "comparedWith">, Omit<ReportWords, "isUnchanged"> {
  status: DutyStatus;
  handedInOn: Day | null;
  last: (ReportWords & { period: string }) | null;
}

async function listItems(viewer: Viewer, filter: ReviewFilter): Promise<PendingReport[]> {
  const rows = await db.$queryRaw<Fetched[]>`
    select r.id, r."assignmentId", r.version, r.period, r."isDone", r."submittedAt", r.progress, r.problems, r."nextSteps",
      json_build_object('name', w.name, 'phone', w.phone) as author, json_build_object('code', u.code, 'name', u.name) as unit,
      a.role::text as role, a.status::text as status, coalesce(a."dueOn", d."dueOn")::text as "dueOn",
      a."handedInOn"::text as "handedInOn",
      json_build_object('id', d.id, 'code', d.code, 'title', d.title, 'content', d.content) as duty,
      (select json_build_object('period', x.period, 'progress', x.progress, 'problems', x.problems, 'nextSteps', x."nextSteps")
        from "ProgressReport" x where x."assignmentId" = a.id and x.status = 'ACCEPTED' and not x."isUnchanged"
        order by x."submittedAt" desc limit 1) as last
    from ${pendingFrom} join "User" w on w.id = r."authorId"
    where ${pendingScope(viewer, filter)}
    order by u."sortNo", d."sortNo", r."submittedAt", r.id
    limit ${REVIEW_PAGE_SIZE} offset ${(filter.page - 1) * REVIEW_PAGE_SIZE}`;
  const now = today();
  return rows.map(({ last, status, handedInOn, progress, problems, nextSteps, ...row }) => ({
    ...row,
    lamp: assignmentLamp({ status, dueOn: row.dueOn, handedInOn }, now),
    comparedWith: last?.period ?? null,
    texts: {
      progress: last ? diffText(last.progress, progress) : plain(progress),
      problems: last ? diffText(last.problems, problems) : plain(problems),
      nextSteps: last ? diffText(last.nextSteps, nextSteps) : plain(nextSteps),
    },
  }));
}

const plain = (text: string): DiffPart[] => (text === "" ? [] : [{ kind: "same", text }]);

/** Total under the filter; units, key tasks and periods with what waits in each. */
async function listOptions(viewer: Viewer, filter: ReviewFilter) {
  const rows = await db.$queryRaw<{ facet: string; value: string; label: string; count: number }[]>`
    with pending as (
      select u.code as unit, u.name as "unitName", u."sortNo" as "unitNo", k.code as task, k.title as "taskTitle",
        k."sortNo" as "taskNo", r.period, ${narrow(viewer, filter)} as matches
      from ${pendingFrom} where ${pendingScope(viewer, { tab: filter.tab })})
    select 'unit' as facet, unit as value, "unitName" as label, count(*)::int as count, "unitNo" as place
      from pending group by 2, 3, 5
    union all select 'keyTask', task, "taskTitle", count(*)::int, "taskNo" from pending where task is not null group by 2, 3, 5
    union all select 'period', period, period, count(*)::int, 0 from pending group by 2
    union all select 'unit', code, name, 0, "sortNo" from "Unit"
      where code = ${filter.unit ?? null}::text and code not in (select unit from pending)
    union all select 'total', '', '', count(*)::int, 0 from pending where matches
    order by 1, 5, 2`;
  const options = (facet: string): ReviewOption[] =>
    rows.filter((row) => row.facet === facet).map(({ value, label, count }) => ({ value, label, count }));
  return {
    total: options("total")[0]?.count ?? 0,
    unit: options("unit"),
    keyTask: options("keyTask"),
    period: options("period"),
  };
}

const narrow = (viewer: Viewer, filter: ReviewFilter) => Prisma.sql`(${pendingScope(viewer, filter)})`;
