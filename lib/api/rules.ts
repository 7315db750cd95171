import type { DutyRow } from "@/lib/duties/queries";
import type { DutyRecord } from "@/lib/duties/record/queries";
import type { DutyDetailJson, DutySummaryJson } from "./schema";

/**
 * A query string as an object: an empty parameter counts as not given, and a repeated one as its values joined by commas,
 * which is how the ledger itself writes several values.
 */
export function paramsOf(search: URLSearchParams): Record<string, string> {
  const names = [...new Set(search.keys())];
  const values = names.map((name) => [name, search.getAll(name).filter(Boolean).join(",")] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== ""));
}

/** A row of the ledger as the API writes it. */
export function summaryJson(row: DutyRow): DutySummaryJson {
  return { ...common(row), ...(row.mine && { mine: mineJson(row.mine) }) };
}

/** A duty with its assignments as the API writes it; people's phone numbers stay out. */
export function detailJson(duty: DutyRecord): DutyDetailJson {
  const { mine, plan, content, criteria, keyTask, leadText, unitsText, frequency, remark, others } = duty;
  return {
    ...common(duty),
    ...(mine && { mine: mineJson({ ...mine, assignmentId: mine.id }) }),
    year: plan.year,
    content,
    criteria,
    keyTask: keyTask && { code: keyTask.code, title: keyTask.title },
    leadText,
    unitsText,
    frequency,
    remark,
    assignments: duty.assignments.map(({ id, unit, role, status, lamp, dueOn, version, lastReport }) => ({
      id,
      unit: namedJson(unit),
      role,
      status,
      lamp,
      dueOn,
      version,
      lastReport: lastReport && reportJson(lastReport),
    })),
    others,
  };
}

type Common = Omit<DutySummaryJson, "mine">;

function common(duty: Common): Common {
  const { id, code, kind, title, points, dueText, dueOn, originalDueOn, openDueOn, status, lamp } = duty;
  const { unitsDone, unitsTotal, findingsOpen, findingsTotal, version } = duty;
  return {
    id,
    code,
    kind,
    title,
    points,
    indicator: duty.indicator && namedJson(duty.indicator),
    leadUnits: duty.leadUnits.map(namedJson),
    dueText,
    dueOn,
    originalDueOn,
    openDueOn,
    status,
    lamp,
    unitsDone,
    unitsTotal,
    findingsOpen,
    findingsTotal,
    version,
  };
}

interface Named {
  code: string;
  name: string;
}

const namedJson = ({ code, name }: Named): Named => ({ code, name });

function mineJson({ assignmentId, status, lamp, version }: NonNullable<DutyRow["mine"]>) {
  return { assignmentId, status, lamp, version };
}

type LastReport = NonNullable<DutyRecord["assignments"][number]["lastReport"]>;

function reportJson(report: LastReport) {
  const { id, period, status, progress, problems, nextSteps, isDone, isUnchanged, returnReason, version } = report;
  const submittedAt = report.submittedAt?.toISOString() ?? null;
  return { id, period, status, progress, problems, nextSteps, isDone, isUnchanged, submittedAt, returnReason, version };
}
