import { recordEvent } from "@/lib/activity/mutations";
import type { AuditInput } from "@/lib/activity/schema";
import { assertCan, can } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { formatDayZh, fromDay, toDay, today } from "@/lib/dates";
import { type Tx, transaction } from "@/lib/db";
import { AppError, forbidden, notFound } from "@/lib/errors";
import {
  accessOf,
  assertAllows,
  assertVersion,
  type LockedFinding,
  type LockedMeasure,
  lockMeasure,
  measureUnitIdsOf,
  recount,
} from "@/lib/findings/lock";
import { changeMeasure, deadlineColumns } from "@/lib/findings/measures/change";
import { canDecideExtension, canReportMeasure } from "@/lib/findings/policy";
import { staleMeasure } from "@/lib/findings/shown";
import type { ExtensionStatus } from "@/lib/findings/status";
import { isId } from "@/lib/ids";
import { assertIssued } from "@/lib/plans/policy";
import type { Extension, Prisma } from "@/prisma/generated/client";
import type { DecideExtensionInput, ExtensionVersionInput, RequestExtensionInput } from "./schema";

interface ChangedExtension {
  id: string;
  status: ExtensionStatus;
  version: number;
}

/** 申请延期: to the head of the applicant's unit, or past a head who asks or is missing to the office. */
export function requestExtension(viewer: Viewer, input: RequestExtensionInput): Promise<ChangedExtension> {
  const { measureId, version, dueOn, dueText, reason } = input;
  return transaction(async (tx) => {
    const { finding, measure } = await lockMeasure(tx, viewer, measureId);
    if (!canReportMeasure(viewer, accessOf(finding), { unitIds: measureUnitIdsOf(measure) })) throw forbidden();
    assertIssued(finding.plan);
    assertAllows(finding, "extend");
    assertVersion(measure, version, staleMeasure(measure));
    if (measure.status === "DONE") {
      throw new AppError("CONFLICT", "findingStatus", { current: staleMeasure(measure) });
    }
    const pending = await tx.extension.count({ where: { measureId, status: { in: [...PENDING] } } });
    if (pending > 0) throw new AppError("CONFLICT", "extensionPending");
    const from = toDay(measure.dueOn);
    if (dueOn < today() || (from !== null && dueOn <= from)) throw notLater();
    const heads = await tx.user.count({ where: { unitId: viewer.unitId, role: "UNIT_HEAD", disabledAt: null } });
    const status = heads > 0 && viewer.role !== "UNIT_HEAD" ? "HEAD_REVIEW" : "OFFICE_REVIEW";
    const extension = await tx.extension.create({
      data: {
        ...{ measureId, status, reason, dueText, fromDueOn: measure.dueOn, dueOn: fromDay(dueOn) },
        ...{ applicantId: viewer.userId, unitId: viewer.unitId },
      },
      select: CHANGED,
    });
    await recount(tx, [finding]);
    const payload = { ...placeOf(finding, measure), from, to: dueOn, reason };
    await recordEvent(tx, viewer, { kind: "EXTENSION_REQUESTED", findingId: finding.id, payload });
    return extension;
  });
}

/** The head passes it on or refuses it; the office grants the new deadline or refuses it. */
export function decideExtension(viewer: Viewer, input: DecideExtensionInput): Promise<ChangedExtension> {
  const { id, version, decision, answer } = input;
  return transaction(async (tx) => {
    const { extension, finding, measure } = await lockExtension(tx, viewer, id);
    const level = levelOf(extension);
    const access = { ...extension, governmentId: finding.plan.governmentId };
    const isTheirs = level ? canDecideExtension(viewer, level, access) : mayDecide(viewer);
    if (!isTheirs) {
      const isOwn = extension.applicantId === viewer.userId && mayDecide(viewer);
      throw isOwn ? new AppError("FORBIDDEN", "ownClosure") : forbidden();
    }
    assertPending(finding, extension);
    assertVersion(extension, version);
    const decided = { deciderId: viewer.userId, decidedAt: new Date(), answer };
    const place = placeOf(finding, measure);
    if (decision === "REFUSE") {
      const payload = { ...place, reason: answer };
      return end(
        tx,
        viewer,
        finding,
        extension,
        { ...decided, status: "REFUSED" },
        { kind: "EXTENSION_REFUSED", payload },
      );
    }
    if (level === "HEAD") {
      const signed = { status: "OFFICE_REVIEW", signedById: viewer.userId, signedAt: new Date(), answer } as const;
      return end(tx, viewer, finding, extension, signed, { kind: "EXTENSION_SIGNED", payload: place });
    }
    const from = toDay(measure.dueOn);
    const to = toDay(extension.dueOn);
    // The office may have set another deadline by hand since.
    if (from !== null && to <= from) throw notLater();
    const deadline = { dueOn: to, dueText: extension.dueText || formatDayZh(to) };
    await changeMeasure(tx, finding, measure, deadlineColumns(measure, deadline));
    const payload = { ...place, from, to };
    return end(
      tx,
      viewer,
      finding,
      extension,
      { ...decided, status: "GRANTED" },
      { kind: "EXTENSION_GRANTED", payload },
    );
  });
}

/** The applicant's unit takes its request back. */
export function withdrawExtension(viewer: Viewer, { id, version }: ExtensionVersionInput): Promise<ChangedExtension> {
  return transaction(async (tx) => {
    const { extension, finding, measure } = await lockExtension(tx, viewer, id);
    if (!can(viewer, "rectify") || extension.unitId !== viewer.unitId) throw forbidden();
    assertPending(finding, extension);
    assertVersion(extension, version);
    const payload = placeOf(finding, measure);
    return end(tx, viewer, finding, extension, { status: "WITHDRAWN" }, { kind: "EXTENSION_WITHDRAWN", payload });
  });
}

const PENDING = ["HEAD_REVIEW", "OFFICE_REVIEW"] as const satisfies readonly ExtensionStatus[];
const CHANGED = { id: true, status: true, version: true } as const;

const notLater = () => new AppError("INVALID", "extensionNotLater", { field: "dueOn" });

const placeOf = ({ number }: LockedFinding, { sortNo }: LockedMeasure) => ({ number, measure: sortNo });

const mayDecide = (viewer: Viewer) => can(viewer, "signClosure") || can(viewer, "reviewClosure");

const levelOf = ({ status }: Extension) =>
  status === "HEAD_REVIEW" ? "HEAD" : status === "OFFICE_REVIEW" ? "OFFICE" : null;

/** A request with its measure and its finding held; NOT_FOUND outside the viewer's scope. */
async function lockExtension(tx: Tx, viewer: Viewer, id: string) {
  assertCan(viewer, "viewFindings");
  const place = isId(id) && (await tx.extension.findUnique({ where: { id }, select: { measureId: true } }));
  if (!place) throw notFound();
  const locked = await lockMeasure(tx, viewer, place.measureId);
  return { ...locked, extension: await tx.extension.findUniqueOrThrow({ where: { id } }) };
}

/** It still waits; what became long-term meanwhile may be answered, too. */
function assertPending(finding: LockedFinding, { status, version }: Extension): void {
  assertIssued(finding.plan);
  assertAllows(finding, "report");
  if (!PENDING.some((one) => one === status)) {
    throw new AppError("CONFLICT", "findingStatus", { current: { status, version } });
  }
}

async function end(
  tx: Tx,
  viewer: Viewer,
  finding: LockedFinding,
  { id }: Extension,
  data: Prisma.ExtensionUncheckedUpdateInput,
  event: AuditInput,
): Promise<ChangedExtension> {
  const changed = await tx.extension.update({
    where: { id },
    data: { ...data, version: { increment: 1 } },
    select: CHANGED,
  });
  await recount(tx, [finding]);
  await recordEvent(tx, viewer, { ...event, findingId: finding.id });
  return changed;
}
