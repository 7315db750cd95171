import { addDays, type Day, daysBetween } from "@/lib/dates";
import { closureLevels } from "@/lib/findings/closure/rules";
import { CLOSURE_LEVELS, type ClosureLevel } from "@/lib/findings/status";
import type { Prisma } from "@/prisma/generated/client";
import type { CastPerson } from "./cast";
import { earliest, idAt, latest } from "./clock";
import { tellFile } from "./files";
import type { Scene } from "./scene";

/** An application under way. */
export interface ClosureRound {
  row: Prisma.ClosureCreateManyInput & { id: string; round: number };
  appliedOn: Day;
  /** Levels that have passed it. */
  passed: number;
}

const HEAD_WORDS = ["情况属实，同意申请销号。", "整改到位，材料齐全，同意上报。", "同意。请继续巩固整改成果。"];
const OFFICE_WORDS = [
  "核查意见明确，佐证材料齐全，报县领导审定。",
  "措施全部完成，材料能够相互印证，同意报审。",
  "整改目标达到，建议销号，列入回头看抽查范围。",
];
const LEADER_WORDS = ["同意销号。", "同意销号，注意巩固成果、防止反弹。", "同意。请依法治县办适时回头看。"];

/** The applicant hands in what the measures' reports say. */
export function openRound(scene: Scene, on: Day): ClosureRound {
  const { rows } = scene.stage;
  const at = scene.clock.on(on);
  const statement = rows.measures
    .filter(({ findingId }) => findingId === scene.finding.id)
    .map(({ progress }, index, all) => (all.length > 1 ? `${index + 1}. ${progress}` : progress))
    .join("\n");
  const row = {
    ...{ id: idAt(at), findingId: scene.finding.id, round: 1, status: "PENDING" as const, statement },
    ...{ applicantId: scene.liaison.id, unitId: scene.unit.id, createdAt: at },
  };
  rows.closures.push(row);
  scene.event("CLOSURE_APPLIED", at, scene.liaison, { round: 1 });
  return { row, appliedOn: on, passed: 0 };
}

/** Every level before the given one passes it, spread over the days; levels that nobody needs to pass are noted as skipped. */
export function passLevels(scene: Scene, round: ClosureRound, to: { before: ClosureLevel | null; until: Day }): void {
  const { cast } = scene.stage;
  const route = closureLevels({
    levels: CLOSURE_LEVELS,
    unitId: scene.unit.id,
    isHead: false,
    hasHead: cast.head(scene.unit.id) !== null,
    isOfficeUnit: scene.unit.id === cast.officeUnitId,
    leadUnitId: scene.duty.leadUnitId,
    isLeadOffice: scene.duty.leadUnitId === cast.officeUnitId,
  });
  const reached = to.before === null ? CLOSURE_LEVELS : CLOSURE_LEVELS.slice(0, CLOSURE_LEVELS.indexOf(to.before));
  const days = Math.max(0, daysBetween(round.appliedOn, to.until));
  const total = reached.filter((level) => route.includes(level)).length;
  for (const level of reached) {
    if (!route.includes(level)) {
      addStep(scene, round, { level, decision: "SKIPPED", at: scene.clock.soon() });
      continue;
    }
    round.passed += 1;
    const on = addDays(round.appliedOn, Math.round((days * round.passed) / total));
    const by = deciderOf(scene, level);
    // Where no lead department checks, the office does.
    const isCheck = level === "LEAD" || (level === "OFFICE" && !route.includes("LEAD"));
    const at = scene.clock.on(latest(round.appliedOn, earliest(on, scene.stage.today)));
    const opinion = isCheck ? scene.story.check : cast.random.pick(wordsOf(level));
    const method = level === "LEAD" ? scene.story.method : null;
    addStep(scene, round, { level, decision: "PASSED", at, by, opinion, method });
    scene.event("CLOSURE_PASSED", at, by, { round: round.row.round, level, opinion });
    if (method === "ON_SITE") tellFile(scene, by, { name: "现场核查记录.pdf", measureId: null });
  }
}

/** The lead department sends it back. */
export function returnRound(scene: Scene, round: ClosureRound, { reason, on }: { reason: string; on: Day }): void {
  const by = deciderOf(scene, "LEAD");
  const at = scene.clock.on(on);
  addStep(scene, round, { level: "LEAD", decision: "RETURNED", at, by, opinion: reason, method: scene.story.method });
  scene.event("CLOSURE_RETURNED", at, by, { round: round.row.round, level: "LEAD", reason });
  Object.assign(round.row, { status: "RETURNED", endedAt: at });
}

/** The last level has passed it. */
export function endRound(scene: Scene, round: ClosureRound): void {
  const at = scene.clock.soon();
  Object.assign(round.row, { status: "CLOSED", endedAt: at });
  scene.event("FINDING_CLOSED", at, scene.stage.cast.leader, { round: round.row.round });
}

interface Step {
  level: ClosureLevel;
  decision: "PASSED" | "RETURNED" | "SKIPPED";
  at: Date;
  by?: CastPerson;
  opinion?: string;
  method?: Scene["story"]["method"] | null;
}

function addStep(scene: Scene, { row }: ClosureRound, { level, decision, at, by, opinion, method }: Step): void {
  scene.stage.rows.closureSteps.push({
    ...{ id: idAt(at), closureId: row.id, level, decision, createdAt: at, opinion: opinion ?? "" },
    ...{ method: method ?? null, actorId: by?.id ?? null, actorName: by?.name ?? "", actorUnit: by?.unitName ?? "" },
  });
}

function deciderOf({ stage: { cast }, unit, duty }: Scene, level: ClosureLevel): CastPerson {
  switch (level) {
    case "HEAD":
      return cast.head(unit.id) ?? cast.office;
    case "LEAD":
      return cast.liaison(duty.leadUnitId ?? "");
    case "OFFICE":
      return cast.office;
    case "LEADER":
      return cast.leader;
  }
}

function wordsOf(level: ClosureLevel): readonly string[] {
  if (level === "HEAD") return HEAD_WORDS;
  return level === "OFFICE" ? OFFICE_WORDS : LEADER_WORDS;
}
