import { isCurrent } from "@/lib/attachments/queries";
import { evidenceScope } from "@/lib/attachments/scope";
import type { Viewer } from "@/lib/auth/viewer";
import { type Day, dayOf } from "@/lib/dates";
import { db } from "@/lib/db";
import type { DocumentInput } from "@/lib/documents/schema";
import { notFound } from "@/lib/errors";
import { findingFrom, findingRecordScope } from "@/lib/findings/scope";
import type { ClosureDecision, ClosureLevel } from "@/lib/findings/status";
import { listAssignments, type SheetAssignment } from "../assignments/queries";
import { blocksOf } from "../blocks";
import { listRectification, type SheetFinding } from "../findings/queries";

/** What one unit answers for in a year. */
export interface UnitCommitment {
  unit: SheetAssignment["unit"];
  duties: SheetAssignment[];
}

/** The commitments of the units that the viewer sees, in the units' order: what a 目标责任书 is made of. */
export async function listCommitments(
  viewer: Viewer,
  input: DocumentInput<"responsibility-letter">,
  year: number,
): Promise<UnitCommitment[]> {
  const rows = await listAssignments(viewer, input, String(year), "UNIT");
  return [...blocksOf(rows, (row) => row.unit.code).values()].flatMap((duties) =>
    duties[0] ? [{ unit: duties[0].unit, duties }] : [],
  );
}

/** The last round of 销号: who applied when, with which words, and who has decided what. */
interface ClosureRound {
  unitName: string;
  appliedOn: Day;
  statement: string;
  steps: {
    level: ClosureLevel;
    decision: ClosureDecision;
    opinion: string;
    actorName: string;
    actorUnit: string;
    decidedOn: Day;
  }[];
}

/** A finding as its 销号申请表 shows it. */
export interface ClosureCase extends SheetFinding {
  /** Names of the files on it and its measures. */
  files: string[];
  closure: ClosureRound | null;
}

/** The findings of a view, or the one that is asked for by number, with evidence and last application. */
export async function listClosureCases(
  viewer: Viewer,
  { finding, ...input }: DocumentInput<"closure-request">,
): Promise<ClosureCase[]> {
  const view = await listRectification(viewer, finding === undefined ? input : { ...input, q: input.q ?? finding });
  const rows = finding === undefined ? view : view.filter(({ number }) => number === finding);
  if (finding !== undefined && rows.length === 0) throw notFound();
  const ids = rows.map(({ id }) => id);
  const [files, closures] = await Promise.all([listFileNames(viewer, ids), listLastClosures(viewer, ids)]);
  const filesOf = blocksOf(files, ({ findingId }) => findingId);
  return rows.map((row) => ({
    ...row,
    files: (filesOf.get(row.id) ?? []).map(({ name }) => name),
    closure: closures.get(row.id) ?? null,
  }));
}

const listFileNames = (viewer: Viewer, ids: readonly string[]) => db.$queryRaw<{ findingId: string; name: string }[]>`
  select t."findingId", t.name from "Attachment" t left join "Measure" m on m.id = t."measureId"
  where t."findingId" = any(${ids}::uuid[]) and ${isCurrent} and ${evidenceScope(viewer)}
  order by m."sortNo" nulls first, t.id`;

async function listLastClosures(viewer: Viewer, ids: readonly string[]): Promise<Map<string, ClosureRound>> {
  const last = await db.$queryRaw<{ id: string }[]>`
    select distinct on (c."findingId") c.id from ${findingFrom(viewer)} join "Closure" c on c."findingId" = f.id
    where f.id = any(${ids}::uuid[]) and ${findingRecordScope(viewer)} order by c."findingId", c.round desc`;
  const rounds = await db.closure.findMany({
    where: { id: { in: last.map(({ id }) => id) }, status: { not: "WITHDRAWN" } },
    select: {
      findingId: true,
      statement: true,
      createdAt: true,
      unit: { select: { name: true } },
      steps: {
        orderBy: { id: "asc" },
        select: { level: true, decision: true, opinion: true, actorName: true, actorUnit: true, createdAt: true },
      },
    },
  });
  return new Map(
    rounds.map(({ findingId, statement, createdAt, unit, steps }) => [
      findingId,
      {
        ...{ unitName: unit.name, appliedOn: dayOf(createdAt), statement },
        steps: steps.map(({ createdAt: at, ...step }) => ({ ...step, decidedOn: dayOf(at) })),
      },
    ]),
  );
}
