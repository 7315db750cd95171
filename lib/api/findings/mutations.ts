import type { Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/dates";
import { type Tx, transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { applyClosureIn, decideClosureIn } from "@/lib/findings/closure/mutations";
import { assertVersion, lockFinding } from "@/lib/findings/lock";
import { addMeasureIn, reportMeasureIn } from "@/lib/findings/measures/mutations";
import { raiseFindingIn } from "@/lib/findings/mutations";
import { getFindingRow } from "@/lib/findings/queries";
import type { ClosureLevel } from "@/lib/findings/status";
import { oncePerKey } from "@/lib/idempotency";
import { isId } from "@/lib/ids";
import { InvalidInput } from "@/lib/input";
import { findingSummaryJson } from "./rules";
import type {
  ClosureBody,
  ClosureJson,
  FindingBody,
  FindingSummaryJson,
  MeasureAnswerJson,
  MeasureBody,
  MeasureReportBody,
  MeasureReportJson,
} from "./schema";

interface Sent<Body> {
  body: Body;
  /** The Idempotency-Key header; without one every request is a new one. */
  key: string | null;
  path: string;
}

/** 立账. A repetition under the same key gives the first answer again; so with the other three. */
export function raiseOnce(viewer: Viewer, sent: Sent<FindingBody>): Promise<FindingSummaryJson> {
  return once(viewer, sent, async (tx, body) => {
    const unitIds = await unitResolver(tx, viewer, [body.units, body.lead, ...body.measures.map(keysOf)].flat(2));
    const { units, lead, measures, year, foundOn, ...words } = body;
    const { id } = await raiseFindingIn(tx, viewer, {
      ...words,
      year: year ?? null,
      foundOn: foundOn ?? today(),
      unitIds: unitIds(units, "units"),
      leadUnitId: unitIds([lead], "lead")[0] ?? null,
      measures: measures.map((measure, index) => measureWords(measure, unitIds, `measures.${index}.`)),
    });
    return findingSummaryJson(await getFindingRow(viewer, id, tx));
  });
}

/** Adds a measure; with the first one the finding is being rectified. */
export function addMeasureOnce(viewer: Viewer, findingId: string, sent: Sent<MeasureBody>): Promise<MeasureAnswerJson> {
  return once(viewer, sent, async (tx, { version, ...body }) => {
    const unitIds = await unitResolver(tx, viewer, keysOf(body));
    const before = version === undefined ? null : await lockFinding(tx, viewer, findingId);
    const added = await addMeasureIn(tx, viewer, { findingId, ...measureWords(body, unitIds, "") });
    // Asked after the permission, which the verb asks for; a refusal takes the measure back.
    if (before && version !== undefined) assertVersion(before, version);
    const { finding } = added;
    return { id: added.id, findingId, status: "NOT_STARTED", version: added.version, findingVersion: finding.version };
  });
}

/** Reports on a measure: a program can finish it. */
export function reportMeasureOnce(
  viewer: Viewer,
  id: string,
  sent: Sent<MeasureReportBody>,
): Promise<MeasureReportJson> {
  return once(viewer, sent, async (tx, body) => {
    const { findingId, status, version } = await reportMeasureIn(tx, viewer, { ...body, id });
    return { id, findingId, status, version };
  });
}

/** At which levels each action decides: the lead unit checks, the others approve. */
const LEVELS = {
  CHECK: ["LEAD"],
  APPROVE: ["HEAD", "OFFICE", "LEADER"],
  RETURN: ["HEAD", "LEAD", "OFFICE", "LEADER"],
} as const satisfies Record<string, readonly ClosureLevel[]>;

/** Applies for closing, or decides on an application at the level where it waits; CONFLICT when the action is another level's. */
export function closeOnce(viewer: Viewer, id: string, sent: Sent<ClosureBody>): Promise<ClosureJson> {
  return once(viewer, sent, async (tx, { action, version, reason = "", method, statement, redo }) => {
    const changed =
      action === "APPLY"
        ? await applyClosureIn(tx, viewer, { id, version, statement: statement ?? reason })
        : await decideClosureIn(
            tx,
            viewer,
            { id, version, decision: action === "RETURN" ? "RETURN" : "PASS", opinion: reason, method, redo },
            LEVELS[action],
          );
    return { id, status: changed.status, version: changed.version };
  });
}

function once<Body, Answer extends object>(
  viewer: Viewer,
  { body, key, path }: Sent<Body>,
  work: (tx: Tx, body: Body) => Promise<Answer>,
): Promise<Answer> {
  const named = async (tx: Tx, input: Body) => {
    try {
      return await work(tx, input);
    } catch (error) {
      throw inApiNames(error);
    }
  };
  if (key === null) return transaction((tx) => named(tx, body));
  return oncePerKey(viewer, { key, path, body }, (tx) => named(tx, body));
}

const API_NAMES: ReadonlyMap<PropertyKey, string> = new Map([
  ["unitIds", "units"],
  ["leadUnitId", "lead"],
]);

/** A refusal that names its field as the body has it. */
function inApiNames(error: unknown): unknown {
  const renamed = (path: readonly PropertyKey[]) => path.map((part) => API_NAMES.get(part) ?? part);
  if (error instanceof InvalidInput) {
    return new InvalidInput(error.issues.map((issue) => ({ ...issue, path: renamed(issue.path) })));
  }
  if (!(error instanceof AppError) || error.field === undefined) return error;
  const { code, key, values, current } = error;
  return new AppError(code, key, { field: renamed(error.field.split(".")).join("."), values, current });
}

type MeasureWords = Omit<MeasureBody, "version">;

const keysOf = ({ lead, units }: MeasureWords) => [...units, lead];

function measureWords({ lead, units, ...words }: MeasureWords, unitIds: Resolve, path: string) {
  return {
    ...words,
    leadUnitId: unitIds([lead], `${path}lead`)[0] ?? null,
    unitIds: unitIds(units, `${path}units`),
  };
}

type Resolve = (keys: readonly (string | undefined)[], field: string) => string[];

/** Codes and ids of units of the own government as ids; INVALID names the field that holds one that there is not. */
async function unitResolver(tx: Tx, viewer: Viewer, keys: readonly (string | undefined)[]): Promise<Resolve> {
  const named = keys.filter((key) => key !== undefined);
  const units = await tx.unit.findMany({
    where: {
      governmentId: viewer.governmentId,
      OR: [{ code: { in: named } }, { id: { in: named.filter(isId) } }],
    },
    select: { id: true, code: true },
  });
  const idOf = new Map(units.flatMap(({ id, code }) => [[code, id] as const, [id, id] as const]));
  return (wanted, field) =>
    wanted
      .filter((key) => key !== undefined)
      .map((key) => {
        const id = idOf.get(key) ?? idOf.get(key.toLowerCase());
        if (!id) throw new AppError("INVALID", "unknownUnit", { field });
        return id;
      });
}
