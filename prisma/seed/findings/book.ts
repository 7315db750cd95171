import { addDays, fromDay } from "@/lib/dates";
import { findingNumber } from "@/lib/findings/rules";
import { findingSearchText } from "@/lib/findings/search-text";
import { idAt } from "./clock";
import { tellRest } from "./endings";
import { Scene, type Stage } from "./scene";
import type { Story } from "./types";

/** A finding as later stories refer to it. */
export interface Told {
  id: string;
  number: string;
  story: Story;
}

/** Tells a year's stories in the order in which the findings were found, and numbers them so. */
export function tellStories(stage: Stage, stories: readonly Story[], earlier: readonly Told[]): Told[] {
  const foundOn = (story: Story) => stage.calendar.dayOf(story.found);
  const inOrder = [...stories].sort((a, b) => foundOn(a).localeCompare(foundOn(b)));
  return inOrder.map((story, index) => {
    const id = idAt(fromDay(addDays(foundOn(story), 1)));
    const finding = { id, number: findingNumber(stage.calendar.year, index + 1) };
    tell(new Scene(stage, story, finding), index + 1, earlier);
    return { ...finding, story };
  });
}

function tell(scene: Scene, sortNo: number, earlier: readonly Told[]): void {
  const { stage, story, finding, duty, unit, clock } = scene;
  const { cast, rows } = stage;
  const raiser = story.source === "SELF_CHECK" ? scene.liaison : cast.office;
  const ancestor = ancestorOf(story, earlier);
  const foundOn = scene.day(story.found);
  const raisedAt = clock.on(addDays(foundOn, 1));
  const lead = duty.leadUnitId ? [cast.unitById(duty.leadUnitId)] : [];
  if (ancestor) recordRelapse(scene, ancestor);
  const { unitId: raisedUnitId, id: raisedById } = raiser;
  const row = {
    ...{ ...finding, planId: stage.planId, year: stage.calendar.year, sortNo },
    ...{ source: story.source, kind: story.kind, severity: story.severity, text: story.text },
    ...{ rootCause: story.rootCause, goal: story.goal, stageGoal: story.stageGoal ?? "" },
    ...{ foundBy: story.foundBy, instruction: story.instruction, foundOn: fromDay(foundOn) },
    ...{ dutyId: duty.id, indicatorId: duty.indicatorId, leadUnitId: duty.leadUnitId },
    ...{ raisedUnitId, raisedById, createdAt: raisedAt },
    ...(ancestor && { ancestorId: ancestor.id, relapses: 1 }),
    searchText: findingSearchText({ number: finding.number, text: story.text, units: [unit, ...lead] }),
  };
  rows.findingUnits.push({ findingId: finding.id, unitId: unit.id, sortNo: 0 });
  const payload = { text: story.text, ...(ancestor && { ancestor: ancestor.number }) };
  scene.event("FINDING_RAISED", raisedAt, raiser, payload);
  rows.findings.push({ ...row, ...tellRest(scene) });
}

function ancestorOf({ relapseOf }: Story, earlier: readonly Told[]): Told | null {
  if (!relapseOf) return null;
  const found = earlier.find(({ story }) => story.unit === relapseOf.unit && story.duty === relapseOf.duty);
  if (!found) throw new Error(`nothing relapses in ${relapseOf.unit}`);
  return found;
}

/** The re-check by which the archived finding was found again. */
function recordRelapse(scene: Scene, ancestor: Told): void {
  const { stage, story, finding, clock } = scene;
  const { office } = stage.cast;
  const at = clock.soon();
  const record = `收到行政复议机构通报后列入回头看：${story.text}`;
  stage.rows.rechecks.push({
    id: idAt(at),
    findingId: ancestor.id,
    reason: "RISK",
    ...{ chosenById: office.id, checkedById: office.id, createdAt: at },
    ...{ result: "RELAPSED", record, checkedOn: fromDay(scene.day(story.found)), relapseId: finding.id, version: 2 },
  });
  const old = new Scene(stage, ancestor.story, ancestor);
  old.event("RECHECK_CHOSEN", at, office, { reason: "RISK" });
  old.event("RECHECK_RECORDED", at, office, { result: "RELAPSED", record, relapse: finding.number });
}
