import { assertCan } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";
import { type PlanStatus, Prisma } from "@/prisma/generated/client";

/** All years of the viewer's own government, newest first, for the office's page. */
export async function listPlans(viewer: Viewer) {
  assertCan(viewer, "managePlan");
  const rows = await db.$queryRaw<(PlanSums & { id: string; year: number; title: string; status: PlanStatus })[]>`
    select p.id, p.year, p.title, p.status::text as status, ${SUMS}
    from "Plan" p left join "Duty" d on d."planId" = p.id and d."voidedAt" is null
    where p."governmentId" = ${viewer.governmentId}::uuid group by p.id order by p.year desc`;
  return rows;
}

interface PlanSums {
  keyTasks: number;
  items: number;
  /** Sum of the items' points, two decimals. */
  points: string;
}

const SUMS = Prisma.sql`
  (count(*) filter (where d.kind = 'KEY_TASK'))::int as "keyTasks",
  (count(*) filter (where d.kind = 'ASSESSMENT_ITEM'))::int as items,
  coalesce(sum(d.points) filter (where d.kind = 'ASSESSMENT_ITEM'), 0)::numeric(9,2)::text as points`;

/** One year with its sums and indicators; NOT_FOUND outside the own government. */
export async function getPlan(viewer: Viewer, id: string) {
  assertCan(viewer, "managePlan");
  const plan = isId(id) && (await db.plan.findFirst({ where: { id, governmentId: viewer.governmentId } }));
  if (!plan) throw notFound();
  const [sums] = await db.$queryRaw<PlanSums[]>`
    select ${SUMS} from "Duty" d where d."planId" = ${id}::uuid and d."voidedAt" is null`;
  const indicators = await db.indicator.findMany({
    where: { planId: id },
    orderBy: { sortNo: "asc" },
    select: { id: true, parentId: true, code: true, name: true, points: true },
  });
  return {
    ...plan,
    ...(sums ?? { keyTasks: 0, items: 0, points: "0.00" }),
    indicators: indicators.map((indicator) => ({ ...indicator, points: indicator.points.toFixed(2) })),
  };
}
