import { can } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { type Day, toDay } from "@/lib/dates";
import { decideAccessOf } from "@/lib/findings/closure/facts";
import { closureChecklist, closureLevels, routeOf, statementOf } from "@/lib/findings/closure/rules";
import { accessOf, measureUnitIdsOf } from "@/lib/findings/lock";
import {
  canApplyClosure,
  canAttachToFinding,
  canDecideClosure,
  canDecideExtension,
  canEditFinding,
  canGovernFinding,
  canPlanMeasures,
  canRecheck,
  canReportMeasure,
  canVoidMeasure,
  canWithdrawClosure,
} from "@/lib/findings/policy";
import { measureLamp } from "@/lib/findings/rules";
import { type ClosureLevel, type FindingVerb, findingAllows, levelOf } from "@/lib/findings/status";
import type { LoadedFinding, LoadedMeasure } from "./shape";

/** One measure with its reports and extensions, and what the viewer may do to it. */
export function presentMeasure(
  viewer: Viewer,
  finding: LoadedFinding,
  measure: LoadedMeasure,
  evidence: ReadonlyMap<string, number>,
  now: Day,
) {
  const access = accessOf(finding);
  const { plan } = finding;
  const isOpen = plan.status !== "CLOSED";
  const dueOn = toDay(measure.dueOn);
  const isPending = measure.extensions.some(({ status }) => status === "HEAD_REVIEW" || status === "OFFICE_REVIEW");
  const mayPlan = isOpen && findingAllows(finding.status, "plan") && canPlanMeasures(viewer, access);
  const mayReport =
    plan.status === "ISSUED" && canReportMeasure(viewer, access, { unitIds: measureUnitIdsOf(measure) });
  return {
    id: measure.id,
    sortNo: measure.sortNo,
    text: measure.text,
    leadUnit: measure.leadUnit,
    units: measure.units.map(({ unit }) => unit),
    person: measure.person,
    dueText: measure.dueText,
    dueOn,
    originalDueOn: toDay(measure.originalDueOn),
    status: measure.status,
    lamp: measureLamp({ status: measure.status, dueOn }, finding.status, now),
    progress: measure.progress,
    doneOn: toDay(measure.doneOn),
    lastReportAt: measure.lastReportAt,
    version: measure.version,
    evidence: evidence.get(measure.id) ?? 0,
    reports: measure.reports.map(({ id, text, status, createdAt, author }) => ({
      id,
      text,
      status,
      createdAt,
      authorName: author.name,
      unitName: author.unit.shortName,
    })),
    extensions: measure.extensions.map((extension) => presentExtension(viewer, finding, extension)),
    can: {
      edit: mayPlan,
      editDeadline: mayPlan && (dueOn === null || canGovernFinding(viewer, access)),
      void: mayPlan && canVoidMeasure(viewer, access, { dueOn }),
      report: mayReport && findingAllows(finding.status, "report"),
      extend:
        mayReport &&
        findingAllows(finding.status, "extend") &&
        measure.status !== "DONE" &&
        dueOn !== null &&
        !isPending,
    },
  };
}

function presentExtension(viewer: Viewer, { plan }: LoadedFinding, extension: LoadedMeasure["extensions"][number]) {
  const { status, applicant, unit, signedBy, decider } = extension;
  const access = { governmentId: plan.governmentId, unitId: extension.unitId, applicantId: extension.applicantId };
  const level: "HEAD" | "OFFICE" | null =
    status === "HEAD_REVIEW" ? "HEAD" : status === "OFFICE_REVIEW" ? "OFFICE" : null;
  const isIssued = plan.status === "ISSUED";
  return {
    id: extension.id,
    status,
    reason: extension.reason,
    fromDueOn: toDay(extension.fromDueOn),
    dueOn: toDay(extension.dueOn),
    dueText: extension.dueText,
    applicantName: applicant.name,
    unitName: unit.shortName,
    createdAt: extension.createdAt,
    signedByName: signedBy?.name ?? null,
    signedAt: extension.signedAt,
    deciderName: decider?.name ?? null,
    decidedAt: extension.decidedAt,
    answer: extension.answer,
    version: extension.version,
    can: {
      decide: isIssued && level && canDecideExtension(viewer, level, access) ? level : null,
      withdraw: isIssued && level !== null && can(viewer, "rectify") && extension.unitId === viewer.unitId,
    },
  };
}

/** A round of 销号 with its decisions in order. */
export function presentClosure(closure: LoadedFinding["closures"][number]) {
  return {
    id: closure.id,
    round: closure.round,
    status: closure.status,
    statement: closure.statement,
    applicantName: closure.applicant.name,
    unit: closure.unit,
    createdAt: closure.createdAt,
    endedAt: closure.endedAt,
    steps: closure.steps.map(({ id, level, decision, method, opinion, actorName, actorUnit, createdAt }) => ({
      id,
      level,
      decision,
      method,
      opinion,
      actorName,
      actorUnit,
      createdAt,
    })),
  };
}

export const pendingClosure = (finding: LoadedFinding) =>
  finding.closures.find(({ status }) => status === "PENDING") ?? null;

/** The levels that the closure under way passes, or one applied for by this viewer's unit (else by the one that answers for it). */
export function levelsOf(viewer: Viewer, finding: LoadedFinding, unitsWithHead: ReadonlySet<string>): ClosureLevel[] {
  const pending = pendingClosure(finding);
  const own = finding.units.find(({ unit }) => unit.id === viewer.unitId) ?? finding.units[0];
  const unit = pending?.unit ?? own?.unit;
  const isHead = pending ? pending.applicant.role === "UNIT_HEAD" : viewer.role === "UNIT_HEAD";
  if (!unit) return [];
  return closureLevels(routeOf(finding, { unit, isHead, hasHead: unitsWithHead.has(unit.id) }));
}

export function checklistOf(finding: LoadedFinding, evidence: number) {
  const { measuresTotal, measuresDone, extensionsPending, rootCause } = finding;
  const statement = statementOf(finding.measures);
  return closureChecklist({ measuresTotal, measuresDone, extensionsPending, evidence, statement, rootCause });
}

/** What the viewer may do now to the finding itself. */
export function permissionsOf(viewer: Viewer, finding: LoadedFinding) {
  const { plan, status } = finding;
  const access = accessOf(finding);
  const isOpen = plan.status !== "CLOSED";
  const isIssued = plan.status === "ISSUED";
  const allows = (verb: FindingVerb) => findingAllows(status, verb);
  const governs = isOpen && canGovernFinding(viewer, access);
  const pending = pendingClosure(finding);
  const level = levelOf(status);
  return {
    edit: isOpen && allows("edit") && canEditFinding(viewer, access),
    plan: isOpen && allows("plan") && canPlanMeasures(viewer, access),
    void: governs && allows("void"),
    makeLongTerm: governs && allows("makeLongTerm"),
    review: governs && allows("review"),
    resume: governs && allows("resume"),
    apply: isIssued && allows("apply") && canApplyClosure(viewer, access),
    decide:
      isIssued && level && pending && canDecideClosure(viewer, level, decideAccessOf(finding, pending)) ? level : null,
    withdraw: isIssued && allows("withdraw") && pending !== null && canWithdrawClosure(viewer, pending),
    recheck: allows("recheck") && canRecheck(viewer, access),
    attach: isIssued && status !== "CLOSED" && status !== "VOID" && canAttachToFinding(viewer, access),
  };
}
