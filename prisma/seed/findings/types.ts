import type { Day } from "@/lib/dates";
import type { CheckMethod, FindingKind, FindingSource, Severity } from "@/prisma/generated/enums";

/** A day of the story: "10-31" of the archived year, or how many days before the day of loading (negative: still to come). */
export type StoryDay = string | number;

export interface StoryMeasure {
  text: string;
  /** Null: 长期坚持, without a day. */
  due: StoryDay | null;
  /** Day of the last report, which says that it is done; null while it is not. */
  done: StoryDay | null;
  /** 整改进展, one text a report; the last one is what the ledger shows. */
  progress: string[];
  isNearlyDone?: boolean;
  /** File names of its evidence; the extension decides which sample stands for it. */
  files: string[];
  /** The one of its files that replaced an earlier edition. */
  revised?: string;
  /** Responsible units beside the finding's own. */
  with?: string[];
}

/** What happened to an application, or how far it has come. */
export type StoryEnd =
  | { state: "RECTIFYING" }
  | { state: "CLOSED"; on: StoryDay; recheck?: StoryRecheck }
  | { state: "LEAD_CHECK" }
  | { state: "LEADER_APPROVAL" }
  | { state: "RETURNED"; on: StoryDay; reason: string }
  | { state: "EXTENSION"; to: StoryDay; on: StoryDay; reason: string }
  | { state: "LONG_TERM"; on: StoryDay; reason: string; nextReview: StoryDay; review: string };

export interface StoryRecheck {
  reason: "RANDOM" | "RISK" | "CHOSEN";
  on: StoryDay;
  /** Null while it waits. */
  record: string | null;
}

/** One finding of the demo county with everything that was written about it. Units and people are named by the seed. */
export interface Story {
  /** 责任单位, full name. */
  unit: string;
  /** Code of the item that it hangs on. */
  duty: string;
  source: FindingSource;
  kind: FindingKind;
  severity: Severity;
  found: StoryDay;
  foundBy: string;
  instruction: string;
  text: string;
  rootCause: string;
  goal: string;
  stageGoal?: string;
  measures: StoryMeasure[];
  /** 核查意见 of the lead department (or of the office, where no lead department checks). */
  check: string;
  method: CheckMethod;
  end: StoryEnd;
  /** Unit and duty of the archived finding that came back. */
  relapseOf?: { unit: string; duty: string };
}

/** The days of one year's stories. */
export interface StoryCalendar {
  year: number;
  dayOf: (day: StoryDay) => Day;
}
