import { toDay } from "@/lib/dates";
import type { Tx } from "@/lib/db";
import type { DutyStatus, ReportStatus } from "@/lib/duties/status";
import type { Assignment, ProgressReport } from "@/prisma/generated/client";

// What an import writes down of the records that it replaces, as JSON, and how they come back.

/** What reports say about a share. */
export interface KeptAssignment {
  status: DutyStatus;
  handedInOn: string | null;
  reportedThrough: string | null;
  lastReportAt: string | null;
}

export function keptAssignment(assignment: Assignment): KeptAssignment {
  const { status, handedInOn, reportedThrough, lastReportAt } = assignment;
  return {
    status,
    handedInOn: toDay(handedInOn),
    reportedThrough: toDay(reportedThrough),
    lastReportAt: lastReportAt?.toISOString() ?? null,
  };
}

/** Writes the shares as they were; their versions go on. */
export async function putBack(tx: Tx, shares: readonly ({ id: string } & KeptAssignment)[]): Promise<void> {
  await tx.$executeRaw`
    update "Assignment" a set status = v.status::"DutyStatus", "handedInOn" = v."handedInOn"::date,
      "reportedThrough" = v."reportedThrough"::date, "lastReportAt" = v."lastReportAt"::timestamptz, version = a.version + 1
    from json_to_recordset(${JSON.stringify(shares)}::json)
      as v(id uuid, status text, "handedInOn" text, "reportedThrough" text, "lastReportAt" text)
    where a.id = v.id`;
}

export interface KeptReport {
  id: string;
  assignmentId: string;
  period: string;
  status: ReportStatus;
  progress: string;
  problems: string;
  nextSteps: string;
  isDone: boolean;
  isUnchanged: boolean;
  authorId: string;
  version: number;
}

/** All of a draft, which handing in removes; of a report its status is what changes. */
export function keptReport(report: ProgressReport): KeptReport {
  const { id, assignmentId, period, status, progress, problems, nextSteps, isDone, isUnchanged, authorId, version } =
    report;
  return { id, assignmentId, period, status, progress, problems, nextSteps, isDone, isUnchanged, authorId, version };
}

export const draftOf = ({ version, ...draft }: KeptReport) => ({ ...draft, version: version + 1 });
