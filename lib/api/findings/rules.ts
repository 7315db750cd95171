import type { FindingRow } from "@/lib/findings/queries";
import type { FindingMeasure, FindingRecord } from "@/lib/findings/record/queries";
import type { FindingDetailJson, FindingSummaryJson, MeasureJson } from "./schema";

/** A row of the rectification ledger as the API writes it. */
export function findingSummaryJson(row: FindingRow): FindingSummaryJson {
  return common(row);
}

/** A finding with its measures and rounds of closing as the API writes it. */
export function findingDetailJson(finding: FindingRecord): FindingDetailJson {
  const { rootCause, goal, stageGoal, nextReviewOn, foundBy, instruction, duty, indicator, ancestor } = finding;
  return {
    ...common({ ...finding, dutyId: duty?.id ?? null }),
    year: finding.plan.year,
    rootCause,
    goal,
    stageGoal,
    nextReviewOn,
    foundBy,
    instruction,
    lead: finding.leadUnit && namedJson(finding.leadUnit),
    duty: duty && { id: duty.id, code: duty.code, title: duty.title },
    indicator: indicator && namedJson(indicator),
    ancestor: ancestor && { id: ancestor.id, number: ancestor.number },
    relapses: finding.relapses,
    voidReason: finding.voidReason,
    evidenceCount: finding.evidenceCount,
    measures: finding.measures.map(measureJson),
    closures: finding.closures.map(({ round, status, statement, unit, applicantName, createdAt, endedAt, steps }) => ({
      round,
      status,
      statement,
      unit: namedJson(unit),
      applicantName,
      createdAt: createdAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
      steps: steps.map(({ level, decision, method, opinion, actorName, actorUnit, createdAt: decidedAt }) => ({
        level,
        decision,
        method,
        opinion,
        actorName,
        actorUnit,
        createdAt: decidedAt.toISOString(),
      })),
    })),
  };
}

export function measureJson(measure: FindingMeasure): MeasureJson {
  const { id, sortNo, text, person, dueText, dueOn, originalDueOn, status, lamp, progress, doneOn, version } = measure;
  return {
    ...{ id, sortNo, text, person, dueText, dueOn, originalDueOn, status, lamp, progress, doneOn, version },
    leadUnit: namedJson(measure.leadUnit),
    units: measure.units.map(namedJson),
  };
}

type Common = Omit<FindingSummaryJson, "isOverdue">;

function common(finding: Common): FindingSummaryJson {
  const { id, number, source, kind, severity, status, text, dutyId, foundOn, dueOn, closedOn, lamp } = finding;
  const { isReturned, hasExtension, measuresTotal, measuresDone, version } = finding;
  return {
    ...{ id, number, source, kind, severity, status, text },
    units: finding.units.map(namedJson),
    ...{ dutyId, foundOn, dueOn, closedOn, lamp, isReturned, isOverdue: lamp === "RED", hasExtension },
    ...{ measuresTotal, measuresDone, version },
  };
}

interface Named {
  code: string;
  name: string;
}

const namedJson = ({ code, name }: Named): Named => ({ code, name });
