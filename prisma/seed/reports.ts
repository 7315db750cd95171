import { addDays, type Day, dayOf, daysBetween, fromDay, yearOf } from "@/lib/dates";
import type { Tx } from "@/lib/db";
import { periodDue, periodEnd, periodOf } from "@/lib/duties/progress/rules";
import type { DutyStatus } from "@/lib/duties/status";
import type { Prisma } from "@/prisma/generated/client";
import { insertRows } from "./insert";
import type { SeedDuty } from "./plan";
import type { Random } from "./random";
import { NARRATIVES_1_4 } from "./standard/narratives-1-4";
import { NARRATIVES_5_8 } from "./standard/narratives-5-8";
import type { Narrative } from "./standard/types";
import { wordsOf } from "./standard/words";

const NARRATIVES: Record<string, Narrative> = { ...NARRATIVES_1_4, ...NARRATIVES_5_8 };

export interface SeedPerson {
  id: string;
  name: string;
  unitId: string;
  unitName: string;
}

export interface SeedStage {
  governmentId: string;
  office: SeedPerson;
  /** Each unit's liaison. */
  liaisons: ReadonlyMap<string, SeedPerson>;
  random: Random;
  today: Day;
}

type Report = Prisma.ProgressReportCreateManyInput & { id: string };
export type SeedEvent = Prisma.AuditEventCreateManyInput & { at: Date };

/** A report that was accepted. */
export interface AcceptedReport {
  dutyId: string;
  code: string;
  title: string;
  assignmentId: string;
  period: string;
  author: SeedPerson;
  at: Date;
}

interface State {
  status: DutyStatus;
  handedInOn: Day | null;
  reportedThrough: Day | null;
  lastReportAt: Date | null;
}

/** Collects what happened to assignments and writes it in a few statements, audit rows in order of time. */
export class History {
  private readonly reports: Report[] = [];
  private readonly events: SeedEvent[] = [];
  /** What was accepted, for those who hang evidence on it. */
  readonly acceptedReports: AcceptedReport[] = [];
  private readonly states: (State & { id: string })[] = [];

  constructor(private readonly stage: SeedStage) {}

  /** One accepted final report, as an archived year keeps it. */
  addArchived(duty: SeedDuty): void {
    for (const assignment of duty.assignments) {
      const handedInOn = addDays(duty.dueOn ?? this.stage.today, -this.stage.random.between(2, 20));
      const day = handedInOn < `${yearOf(handedInOn)}-05-01` ? `${yearOf(handedInOn)}-05-06` : handedInOn;
      const period = periodOf(duty.frequency, day);
      const at = this.instant(day);
      this.report(duty, assignment, { period, kind: "done", at, outcome: "ACCEPTED", isDone: true });
      this.states.push({
        id: assignment.id,
        status: "DONE",
        handedInOn: null,
        reportedThrough: periodEnd(period),
        lastReportAt: at,
      });
    }
  }

  /** A believable history of the running year that ends in the given status. */
  addCurrent(duty: SeedDuty, assignment: SeedDuty["assignments"][number], status: DutyStatus): void {
    const { random, today } = this.stage;
    const state: State = { status, handedInOn: null, reportedThrough: null, lastReportAt: null };
    if (status !== "NOT_STARTED") {
      for (const period of this.pastPeriods(duty)) {
        const at = this.instant(earlier(addDays(periodEnd(period), -random.between(0, 6)), addDays(today, -12)));
        this.report(duty, assignment, { period, kind: "started", at, outcome: "ACCEPTED", isDone: false });
        Object.assign(state, { reportedThrough: periodEnd(period), lastReportAt: at });
      }
      this.finish(duty, assignment, state);
    }
    this.states.push({ id: assignment.id, ...state });
  }

  /** Events of others, told together with these in order of time. */
  include(events: readonly SeedEvent[]): void {
    this.events.push(...events);
  }

  get counts() {
    return { reports: this.reports.length, events: this.events.length };
  }

  async write(tx: Tx): Promise<void> {
    await insertRows(tx, "ProgressReport", this.reports);
    await insertRows(
      tx,
      "AuditEvent",
      this.events.sort((a, b) => a.at.getTime() - b.at.getTime()),
    );
    await tx.$executeRaw`
      update "Assignment" a set status = s.status::"DutyStatus", "handedInOn" = s."handedInOn"::date,
        "reportedThrough" = s."reportedThrough"::date, "lastReportAt" = s."lastReportAt"::timestamptz
      from json_to_recordset(${JSON.stringify(this.states)}::json)
        as s(id uuid, status text, "handedInOn" text, "reportedThrough" text, "lastReportAt" text)
      where a.id = s.id`;
  }

  /** Up to two periods before the one in which the story ends; now and then the last one is missing. */
  private pastPeriods(duty: SeedDuty): string[] {
    const { random, today } = this.stage;
    const due = periodDue(duty.frequency, today);
    if (due === null) return [];
    const last = periodOf(duty.frequency, due);
    const before = periodOf(duty.frequency, addDays(`${firstDay(last)}`, -1));
    const periods = yearOf(fromPeriod(before)) === yearOf(today) ? [before] : [];
    return random.chance(0.97) ? [...periods, last] : periods;
  }

  private finish(duty: SeedDuty, assignment: SeedDuty["assignments"][number], state: State): void {
    const { random, today } = this.stage;
    if (state.status === "IN_PROGRESS") {
      if (state.lastReportAt === null) state.lastReportAt = this.accepted(duty, assignment, state, false);
      return;
    }
    if (state.status === "DONE") {
      state.lastReportAt = this.accepted(duty, assignment, state, true);
      return;
    }
    const isLate = duty.dueOn !== null && duty.dueOn < today;
    const isReturned = state.status === "RETURNED";
    // A return takes up to 40 hours, and nobody has returned anything tomorrow.
    const day = addDays(isLate ? (duty.dueOn ?? today) : today, -random.between(isReturned ? 3 : 1, 8));
    const period = periodOf(duty.frequency, day);
    const at = this.instant(day);
    const isDone = isLate || random.chance(0.6);
    this.report(duty, assignment, {
      period,
      kind: isReturned ? "vague" : isDone ? "done" : "started",
      at,
      outcome: isReturned ? "RETURNED" : "SUBMITTED",
      isDone,
    });
    state.lastReportAt = at;
    if (!isReturned) {
      state.reportedThrough = later(state.reportedThrough, periodEnd(period));
      state.handedInOn = isDone ? day : null;
    }
  }

  private accepted(duty: SeedDuty, assignment: SeedDuty["assignments"][number], state: State, isDone: boolean): Date {
    const { random, today } = this.stage;
    const last = isDone && duty.dueOn !== null ? earlier(duty.dueOn, addDays(today, -2)) : addDays(today, -9);
    const day = addDays(last, -random.between(1, 9));
    const inYear = yearOf(day) === yearOf(today) ? day : today;
    const period = periodOf(duty.frequency, inYear);
    const at = this.instant(inYear);
    this.report(duty, assignment, { period, kind: isDone ? "done" : "started", at, outcome: "ACCEPTED", isDone });
    state.reportedThrough = later(state.reportedThrough, periodEnd(period));
    return at;
  }

  private report(
    duty: SeedDuty,
    assignment: SeedDuty["assignments"][number],
    {
      period,
      kind,
      at,
      outcome,
      isDone,
    }: {
      period: string;
      kind: "started" | "done" | "vague";
      at: Date;
      outcome: "ACCEPTED" | "RETURNED" | "SUBMITTED";
      isDone: boolean;
    },
  ): void {
    const { random, office, liaisons } = this.stage;
    const author = liaisons.get(assignment.unitId) ?? office;
    const narrative = NARRATIVES[duty.indicator];
    if (!narrative) throw new Error(`no narrative for ${duty.indicator}`);
    const isReviewed = outcome !== "SUBMITTED";
    const reviewedAt = isReviewed ? new Date(at.getTime() + random.between(3, 40) * 3_600_000) : null;
    const text = kind === "vague" ? narrative.vague : random.pick(narrative[kind]);
    this.reports.push({
      id: crypto.randomUUID(),
      assignmentId: assignment.id,
      period,
      progress: wordsOf(text, yearOf(this.stage.today)).replaceAll("{n}", String(random.between(2, 9))),
      problems: kind === "started" && random.chance(0.3) ? random.pick(narrative.problems) : "",
      nextSteps: kind === "started" && random.chance(0.6) ? random.pick(narrative.next) : "",
      isDone,
      isUnchanged: false,
      status: outcome,
      authorId: author.id,
      submittedAt: at,
      reviewerId: isReviewed ? office.id : null,
      reviewedAt,
      returnReason: outcome === "RETURNED" ? narrative.returnReason : null,
      updatedAt: reviewedAt ?? at,
      version: isReviewed ? 2 : 1,
    });
    if (outcome === "ACCEPTED") {
      const { id: dutyId, code, title } = duty;
      this.acceptedReports.push({ dutyId, code, title, assignmentId: assignment.id, period, author, at });
    }
    const unit = author.unitName;
    this.event(author, duty, assignment.id, at, "REPORT_SUBMITTED", { period, isDone, unit });
    if (reviewedAt) {
      const payload =
        outcome === "RETURNED" ? { period, reason: narrative.returnReason, unit } : { period, isDone, unit };
      this.event(
        office,
        duty,
        assignment.id,
        reviewedAt,
        outcome === "RETURNED" ? "REPORT_RETURNED" : "REPORT_ACCEPTED",
        payload,
      );
    }
  }

  private event(
    actor: SeedPerson,
    duty: SeedDuty,
    assignmentId: string | null,
    at: Date,
    kind: string,
    payload: Prisma.InputJsonObject,
  ): void {
    const { governmentId } = this.stage;
    this.events.push({
      at,
      kind,
      payload,
      actorId: actor.id,
      actorName: actor.name,
      actorUnit: actor.unitName,
      governmentId,
      dutyId: duty.id,
      assignmentId,
      findingId: null,
    });
  }

  addCreated(duty: SeedDuty, at: Date): void {
    this.event(this.stage.office, duty, null, at, "DUTY_CREATED", { code: duty.code, title: duty.title });
  }

  /** Some moment of that working day; never after now. */
  private instant(day: Day): Date {
    const { random } = this.stage;
    const at = new Date(fromDay(day).getTime() + (random.between(60, 600) * 60 + random.between(0, 59)) * 1000);
    const now = new Date();
    return at < now || dayOf(at) < dayOf(now) ? at : new Date(now.getTime() - random.between(10, 200) * 60_000);
  }
}

const earlier = (a: Day, b: Day): Day => (a < b ? a : b);
const later = (a: Day | null, b: Day): Day => (a === null || b > a ? b : a);
const fromPeriod = (period: string): Day => periodEnd(period);

function firstDay(period: string): Day {
  const end = periodEnd(period);
  const months = period.includes("Q") ? 3 : period.length === 4 ? 12 : 1;
  let first = `${end.slice(0, 8)}01`;
  for (let back = 1; back < months; back++) first = `${addDays(first, -1).slice(0, 8)}01`;
  return daysBetween(first, end) > 0 ? first : end;
}
