import { addDays, type Day, daysBetween, formatDayZh, today, yearOf } from "@/lib/dates";
import { db, type Tx } from "@/lib/db";
import { rollUpDuties } from "@/lib/duties/roll-up";
import type { DutyStatus } from "@/lib/duties/status";
import { tellReportEvidence } from "./evidence/reports";
import { Samples } from "./evidence/samples";
import { type Cast, castOf } from "./findings/cast";
import { type LoadedLedger, loadArchivedLedger, loadCurrentLedger } from "./findings/load";
import { createPeople } from "./people";
import { createYear, type SeedDuty } from "./plan";
import { type Random, randomFrom } from "./random";
import { History, type SeedPerson, type SeedStage } from "./reports";
import { KEY_TASKS, type Phase } from "./standard/key-tasks";
import { createTree, type SeedTree } from "./tree";
import { OFFICE_UNIT } from "./units";

const ARCHIVED_YEAR = 2020;

/**
 * Loads the demo data into the empty database of DATABASE_URL, all or nothing; does nothing where there is a unit already.
 * Rows are written in bulk (about 25,000 in seconds); roll-ups and expansion of groups are the domain's own code.
 * Answers whether it has.
 */
export async function seedDemo(now: Day = today()): Promise<boolean> {
  return db.$transaction(
    async (tx) => {
      await tx.$executeRaw`select pg_advisory_xact_lock(620724)`;
      if ((await tx.unit.count()) > 0) return false;
      const tree = await createTree(tx);
      await createPeople(tx, tree.byCode);
      const stage = await stageOf(tx, tree, now);
      const cast = await castOf(tx, tree.governmentId, randomFrom(27));
      const props = { cast, samples: await Samples.read() };
      const { told } = await loadArchivedYear(tx, tree, stage, props);
      if (yearOf(now) !== ARCHIVED_YEAR) await loadCurrentYear(tx, tree, stage, { ...props, told });
      await tx.setting.create({ data: { key: "demo", value: { loadedOn: now } } });
      return true;
    },
    { maxWait: 10_000, timeout: 120_000 },
  );
}

async function stageOf(tx: Tx, tree: SeedTree, now: Day): Promise<SeedStage> {
  const users = await tx.user.findMany({
    where: { role: { in: ["LIAISON", "OFFICE"] } },
    orderBy: { createdAt: "asc" },
    select: { id: true, username: true, name: true, unitId: true, role: true, unit: { select: { name: true } } },
  });
  const people = users.map(({ unit, ...user }) => ({ ...user, unitName: unit.name }));
  const office = people.find(({ username }) => username === "office");
  if (!office) throw new Error(`no account for ${OFFICE_UNIT.name}`);
  const liaisons = new Map<string, SeedPerson>(
    people.filter(({ role }) => role === "LIAISON").map((person) => [person.unitId, person]),
  );
  return { governmentId: tree.governmentId, office, liaisons, random: randomFrom(151), today: now };
}

/** What rectification needs besides: who acts in it, and the contents of its evidence. */
interface Props {
  cast: Cast;
  samples: Samples;
}

async function loadArchivedYear(tx: Tx, tree: SeedTree, stage: SeedStage, props: Props): Promise<LoadedLedger> {
  const issuedAt = new Date(`${ARCHIVED_YEAR}-04-10T02:00:00Z`);
  const duties = await createYear(tx, tree, {
    year: ARCHIVED_YEAR,
    status: "CLOSED",
    createdAt: issuedAt,
    closedAt: new Date(`${ARCHIVED_YEAR + 1}-03-20T08:00:00Z`),
    dueOnOf: ({ dueOn }) => dueOn && `${ARCHIVED_YEAR}-${dueOn}`,
    dueTextOf: ({ dueText }) => dueText,
  });
  const lastDay = `${ARCHIVED_YEAR}-12-31`;
  const history = new History({ ...stage, today: lastDay });
  for (const duty of duties) {
    history.addCreated(duty, issuedAt);
    history.addArchived(duty);
  }
  const ledger = await loadArchivedLedger(tx, { ...props, today: lastDay });
  history.include(ledger.events);
  await history.write(tx);
  await rollUpDuties(
    tx,
    duties.map(({ id }) => id),
  );
  return ledger;
}

async function loadCurrentYear(
  tx: Tx,
  tree: SeedTree,
  stage: SeedStage,
  { told, ...props }: Props & Pick<LoadedLedger, "told">,
): Promise<void> {
  const { today: now, random } = stage;
  const issuedAt = new Date(`${yearOf(now)}-01-04T02:00:00Z`);
  const deadlines = new Deadlines(now, random);
  const duties = await createYear(tx, tree, {
    year: yearOf(now),
    status: "ISSUED",
    createdAt: issuedAt,
    closedAt: null,
    dueOnOf: (duty) => deadlines.of(duty),
    dueTextOf: ({ dueText, dueOn }) => (dueOn ? `${formatDayZh(dueOn)}前` : dueText),
  });
  const history = new History(stage);
  for (const duty of duties) {
    history.addCreated(duty, issuedAt);
    const isUntouched = duty.phase === "UNDER_WAY" && random.chance(0.08);
    for (const assignment of duty.assignments) {
      history.addCurrent(duty, assignment, isUntouched ? "NOT_STARTED" : random.weighted(chances(duty, now)));
    }
  }
  const ledger = await loadCurrentLedger(tx, { ...props, today: now }, told);
  const evidence = tellReportEvidence(props.cast, props.samples, history.acceptedReports);
  await props.samples.write(tx);
  await tx.attachment.createMany({ data: evidence.attachments });
  history.include([...ledger.events, ...evidence.events]);
  await history.write(tx);
  await rollUpDuties(
    tx,
    duties.map(({ id }) => id),
  );
}

/** Deadlines around the day of loading, so that the lamps always show the same picture. */
class Deadlines {
  private readonly seen = new Map<Phase, number>();

  /** The year's end, unless that is too near to show duties under way. */
  private readonly lastDay: Day;

  constructor(
    private readonly now: Day,
    private readonly random: Random,
  ) {
    const yearEnd = `${yearOf(now)}-12-31`;
    const nearest = addDays(now, 14);
    this.lastDay = yearEnd > nearest ? yearEnd : nearest;
  }

  of({ code, dueOn, phase }: { code: string; dueOn: string | null; phase: Phase }): Day | null {
    if (dueOn === null) return null;
    const nth = (this.seen.get(phase) ?? 0) + 1;
    this.seen.set(phase, nth);
    const isKeyTask = KEY_TASKS.some((task) => task.code === code);
    const day = addDays(this.now, isKeyTask ? KEY_TASK_DAYS[phase] : this.itemDays(phase, nth));
    return day > this.lastDay ? this.lastDay : day;
  }

  private itemDays(phase: Phase, nth: number): number {
    const { random } = this;
    if (phase === "DONE") return -random.between(10, 60);
    if (phase === "OVERDUE" && nth % 3 === 0) return -random.between(2, 21);
    if (phase === "DUE_SOON" && nth % 2 === 0) return random.between(2, 6);
    return random.between(14, 60);
  }
}

const KEY_TASK_DAYS: Record<Phase, number> = { DONE: -10, OVERDUE: 20, DUE_SOON: 30, UNDER_WAY: 45 };

function chances(duty: SeedDuty, now: Day): Partial<Record<DutyStatus, number>> {
  if (duty.phase === "DONE") return { DONE: 1 };
  const days = duty.dueOn === null ? 365 : daysBetween(now, duty.dueOn);
  if (days < 0) return { DONE: 82, SUBMITTED: 6, IN_PROGRESS: 6, RETURNED: 3, NOT_STARTED: 3 };
  if (days <= 7) return { DONE: 62, SUBMITTED: 10, IN_PROGRESS: 21, RETURNED: 4, NOT_STARTED: 3 };
  return { DONE: 46, SUBMITTED: 4, IN_PROGRESS: 44, RETURNED: 2, NOT_STARTED: 4 };
}
