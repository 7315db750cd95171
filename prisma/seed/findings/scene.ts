import type { AuditKind, AuditPayloads } from "@/lib/activity/schema";
import { type Day, formatDayZh } from "@/lib/dates";
import type { Prisma } from "@/prisma/generated/client";
import type { Samples } from "../evidence/samples";
import type { Cast, CastPerson, CastUnit } from "./cast";
import { StoryClock } from "./clock";
import type { StoryRows } from "./rows";
import type { Story, StoryCalendar, StoryDay } from "./types";

/** The item that a story hangs on. */
export interface StoryDuty {
  id: string;
  code: string;
  indicatorId: string | null;
  leadUnitId: string | null;
}

export interface Stage {
  cast: Cast;
  rows: StoryRows;
  calendar: StoryCalendar;
  /** The day of loading, or the archived year's last. */
  today: Day;
  planId: string;
  duty: (code: string) => StoryDuty;
  samples: Samples;
}

/** One story while it is told: its finding, who acts in it, and the clock. */
export class Scene {
  readonly clock: StoryClock;
  readonly unit: CastUnit;
  readonly liaison: CastPerson;
  readonly duty: StoryDuty;

  constructor(
    readonly stage: Stage,
    readonly story: Story,
    readonly finding: { id: string; number: string },
  ) {
    this.clock = new StoryClock(stage.cast.random);
    this.unit = stage.cast.unit(story.unit);
    this.liaison = stage.cast.liaison(this.unit.id);
    this.duty = stage.duty(story.duty);
  }

  readonly day = (day: StoryDay): Day => this.stage.calendar.dayOf(day);

  readonly event = <Kind extends AuditKind>(
    kind: Kind,
    at: Date,
    actor: CastPerson,
    payload: Omit<AuditPayloads[Kind], "number">,
  ): void => {
    this.stage.rows.events.push({
      ...{ at, kind },
      payload: { number: this.finding.number, ...payload } as unknown as Prisma.InputJsonObject,
      actorId: actor.id,
      actorName: actor.name,
      actorUnit: actor.unitName,
      governmentId: this.stage.cast.governmentId,
      dutyId: null,
      assignmentId: null,
      findingId: this.finding.id,
    });
  };
}

/** The deadline as people write it. */
export function dueTextOf(kind: Story["kind"], dueOn: Day | null): string {
  if (dueOn === null) return "长期坚持";
  const day = `${formatDayZh(dueOn)}前`;
  if (kind === "IMMEDIATE") return `立行立改，${day}`;
  return kind === "LONG_TERM" ? `长期坚持，阶段目标${day}` : day;
}
