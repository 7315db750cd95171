import { type Day, yearOf } from "@/lib/dates";
import type { Tx } from "@/lib/db";
import type { Samples } from "../evidence/samples";
import type { SeedEvent } from "../reports";
import { ARCHIVE_FIRST } from "./archive-1";
import { ARCHIVE_SECOND } from "./archive-2";
import { type Told, tellStories } from "./book";
import type { Cast } from "./cast";
import { archiveCalendar, currentCalendar } from "./clock";
import { CURRENT_CLOSED } from "./current-1";
import { CURRENT_OPEN } from "./current-2";
import { StoryRows } from "./rows";
import type { StoryCalendar } from "./types";

interface LedgerYear {
  cast: Cast;
  samples: Samples;
  /** The day of loading, or the archived year's last. */
  today: Day;
}

export interface LoadedLedger {
  told: Told[];
  /** For the year's history. */
  events: SeedEvent[];
}

/** 2020: 21 problems with 27 measures, all closed. */
export function loadArchivedLedger(tx: Tx, year: LedgerYear): Promise<LoadedLedger> {
  return load(tx, year, archiveCalendar(yearOf(year.today)), [...ARCHIVE_FIRST, ...ARCHIVE_SECOND], []);
}

/** The running year: as many, in every state. */
export function loadCurrentLedger(tx: Tx, year: LedgerYear, archived: readonly Told[]): Promise<LoadedLedger> {
  return load(tx, year, currentCalendar(year.today), [...CURRENT_CLOSED, ...CURRENT_OPEN], archived);
}

async function load(
  tx: Tx,
  { cast, samples, today }: LedgerYear,
  calendar: StoryCalendar,
  stories: typeof CURRENT_OPEN,
  earlier: readonly Told[],
): Promise<LoadedLedger> {
  const plan = await tx.plan.findFirstOrThrow({
    where: { governmentId: cast.governmentId, year: calendar.year },
    select: {
      id: true,
      duties: {
        where: { kind: "ASSESSMENT_ITEM" },
        select: { id: true, code: true, indicatorId: true, leadUnitId: true },
      },
    },
  });
  const duties = new Map(plan.duties.map((duty) => [duty.code, duty]));
  const duty = (code: string) => {
    const found = duties.get(code);
    if (!found) throw new Error(`no item ${code}`);
    return found;
  };
  const rows = new StoryRows();
  const told = tellStories({ cast, rows, calendar, today, planId: plan.id, duty, samples }, stories, earlier);
  await samples.write(tx);
  await rows.write(tx);
  return { told, events: rows.events };
}
