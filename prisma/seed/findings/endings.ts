import { addDays, type Day, fromDay, toDay } from "@/lib/dates";
import type { ClosureLevel } from "@/lib/findings/status";
import { earliest, idAt, latest } from "./clock";
import { endRound, openRound, passLevels, returnRound } from "./closure";
import { decideMeasures, tellWords, type Word } from "./measures";
import { dueTextOf, type Scene } from "./scene";
import type { StoryEnd, StoryRecheck } from "./types";

type End<State extends StoryEnd["state"]> = Extract<StoryEnd, { state: State }>;

/** Tells everything after the finding was raised; gives the columns in which it ended. */
export function tellRest(scene: Scene) {
  const words = decideMeasures(scene);
  const { end } = scene.story;
  switch (end.state) {
    case "RETURNED":
      return sentBack(scene, words, end);
    case "LONG_TERM":
      return heldOn(scene, words, end);
    case "CLOSED":
      return closed(scene, words, end);
    case "LEAD_CHECK":
      return waiting(scene, words, { status: end.state, before: "LEAD" });
    case "LEADER_APPROVAL":
      return waiting(scene, words, { status: end.state, before: "LEADER" });
    case "EXTENSION":
      return askedForTime(scene, words, end);
    case "RECTIFYING":
      tellWords(scene, words);
      return { status: "RECTIFYING" as const, version: 2 };
  }
}

function closed(scene: Scene, words: readonly Word[], end: End<"CLOSED">) {
  tellWords(scene, words);
  const appliedOn = appliedAfter(scene);
  const closedOn = latest(appliedOn, scene.day(end.on));
  const round = openRound(scene, appliedOn);
  passLevels(scene, round, { before: null, until: closedOn });
  endRound(scene, round);
  if (end.recheck) lookAgain(scene, end.recheck);
  return { status: "CLOSED" as const, closedOn: fromDay(closedOn), version: 3 + round.passed };
}

interface Waiting<Status> {
  status: Status;
  before: ClosureLevel;
}

function waiting<Status extends "LEAD_CHECK" | "LEADER_APPROVAL">(
  scene: Scene,
  words: readonly Word[],
  { status, before }: Waiting<Status>,
) {
  tellWords(scene, words);
  const round = openRound(scene, appliedAfter(scene));
  passLevels(scene, round, { before, until: addDays(scene.stage.today, -2) });
  return { status, version: 3 + round.passed };
}

function sentBack(scene: Scene, words: readonly Word[], end: End<"RETURNED">) {
  const on = scene.day(end.on);
  tellWords(
    scene,
    words.filter((word) => word.on < on),
  );
  const round = openRound(scene, addDays(on, -8));
  passLevels(scene, round, { before: "LEAD", until: addDays(on, -6) });
  returnRound(scene, round, { reason: end.reason, on });
  tellWords(
    scene,
    words.filter((word) => word.on >= on),
  );
  return { status: "RECTIFYING" as const, isReturned: true, version: 4 + round.passed };
}

function heldOn(scene: Scene, words: readonly Word[], end: End<"LONG_TERM">) {
  const { today, cast } = scene.stage;
  const on = scene.day(end.on);
  const [reviewedOn, nextReviewOn] = [addDays(today, -2), scene.day(end.nextReview)];
  tellWords(
    scene,
    words.filter((word) => word.on < on),
  );
  const made = { reason: end.reason, nextReviewOn: reviewedOn };
  scene.event("FINDING_MADE_LONG_TERM", scene.clock.on(on), cast.office, made);
  tellWords(
    scene,
    words.filter((word) => word.on >= on),
  );
  scene.event("FINDING_REVIEWED", scene.clock.on(reviewedOn), cast.office, { record: end.review, nextReviewOn });
  return { status: "LONG_TERM" as const, nextReviewOn: fromDay(nextReviewOn), version: 4 };
}

function askedForTime(scene: Scene, words: readonly Word[], { to, on, reason }: End<"EXTENSION">) {
  tellWords(scene, words);
  const { rows, cast } = scene.stage;
  const measure = rows.measures.findLast(({ findingId }) => findingId === scene.finding.id);
  if (!measure?.id || !(measure.dueOn instanceof Date)) throw new Error("nothing to extend");
  const at = scene.clock.on(scene.day(on));
  const dueOn = scene.day(to);
  const head = cast.head(scene.unit.id);
  rows.extensions.push({
    ...{ id: idAt(at), measureId: measure.id, status: "OFFICE_REVIEW", reason, fromDueOn: measure.dueOn },
    ...{ dueOn: fromDay(dueOn), dueText: dueTextOf(scene.story.kind, dueOn) },
    ...{ applicantId: scene.liaison.id, unitId: scene.unit.id, createdAt: at },
    ...{ signedById: head?.id ?? null, signedAt: head ? at : null },
  });
  const payload = { measure: measure.sortNo, from: toDay(measure.dueOn), to: dueOn, reason };
  scene.event("EXTENSION_REQUESTED", at, scene.liaison, payload);
  return { status: "RECTIFYING" as const, version: 2 };
}

/** 回头看 of the closed finding: what it found, or that it is still to come. */
function lookAgain({ stage, clock, finding, event, day }: Scene, { reason, on, record }: StoryRecheck): void {
  const { office } = stage.cast;
  const checkedOn = day(on);
  const chosenAt = clock.on(addDays(checkedOn, record === null ? 0 : -4));
  const row = { id: idAt(chosenAt), findingId: finding.id, reason, chosenById: office.id, createdAt: chosenAt };
  event("RECHECK_CHOSEN", chosenAt, office, { reason });
  if (record === null) {
    stage.rows.rechecks.push(row);
    return;
  }
  const result = "HELD" as const;
  const held = { result, record, checkedById: office.id, checkedOn: fromDay(checkedOn), version: 2 };
  stage.rows.rechecks.push({ ...row, ...held });
  event("RECHECK_RECORDED", clock.on(checkedOn), office, { result, record });
}

/** The day after the last measure was done. */
function appliedAfter({ stage, story, day }: Scene): Day {
  const done = story.measures.flatMap((measure) => (measure.done === null ? [] : day(measure.done))).sort();
  return earliest(addDays(done.at(-1) ?? stage.today, 1), stage.today);
}
