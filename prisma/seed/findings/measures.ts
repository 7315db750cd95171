import { addDays, type Day, daysBetween, fromDay } from "@/lib/dates";
import type { MeasureStatus } from "@/prisma/generated/enums";
import { earliest, idAt, latest } from "./clock";
import { tellFiles } from "./files";
import { dueTextOf, type Scene } from "./scene";
import type { StoryMeasure } from "./types";

/** One report on a measure, still to be told. */
export interface Word {
  measureId: string;
  sortNo: number;
  text: string;
  status: MeasureStatus;
  on: Day;
  files: Pick<StoryMeasure, "files" | "revised"> | null;
}

/** The measures as they were decided. Gives the reports on them, which the end of the story tells. */
export function decideMeasures(scene: Scene): Word[] {
  const { stage, story, finding, unit, liaison } = scene;
  const { rows, cast } = stage;
  const decidedOn = earliest(addDays(scene.day(story.found), 5), stage.today);
  return story.measures
    .flatMap((measure, index) => {
      const at = scene.clock.on(decidedOn);
      const [id, sortNo] = [idAt(at), index + 1];
      const dueOn = measure.due === null ? null : scene.day(measure.due);
      rows.measures.push({
        ...{ id, findingId: finding.id, sortNo, text: measure.text, leadUnitId: unit.id, person: cast.person() },
        ...{ dueOn: fromDay(dueOn), originalDueOn: fromDay(dueOn), dueText: dueTextOf(story.kind, dueOn) },
        ...{ status: "NOT_STARTED", progress: "", doneOn: null, lastReportAt: null, version: 1, createdAt: at },
      });
      const units = [unit, ...(measure.with ?? []).map((name) => cast.unit(name))];
      rows.measureUnits.push(...units.map(({ id: unitId }, place) => ({ measureId: id, unitId, sortNo: place })));
      scene.event("MEASURE_ADDED", at, liaison, { measure: sortNo, text: measure.text });
      return wordsOn(scene, measure, decidedOn).map((word) => ({ ...word, measureId: id, sortNo }));
    })
    .sort((a, b) => a.on.localeCompare(b.on));
}

/** The measure is as its last report says. */
export function tellWords(scene: Scene, words: readonly Word[]): void {
  const { rows } = scene.stage;
  for (const { measureId, sortNo, text, status, on, files } of words) {
    const at = scene.clock.on(on);
    const measure = rows.measures.find(({ id }) => id === measureId);
    if (!measure) throw new Error("a report on no measure");
    const doneOn = status === "DONE" ? fromDay(on) : null;
    Object.assign(measure, { status, progress: text, doneOn, lastReportAt: at, version: (measure.version ?? 1) + 1 });
    rows.measureReports.push({ id: idAt(at), measureId, text, status, authorId: scene.liaison.id, createdAt: at });
    scene.event("MEASURE_REPORTED", at, scene.liaison, { measure: sortNo, status, text });
    if (files) tellFiles(scene, measureId, files);
  }
}

function wordsOn(scene: Scene, measure: StoryMeasure, decidedOn: Day): Omit<Word, "measureId" | "sortNo">[] {
  const { end } = scene.story;
  const { progress, done, isNearlyDone } = measure;
  const last = progress.length - 1;
  if (end.state === "RETURNED") {
    // Reported as done, returned after a week, and taken up again since.
    const returnedOn = scene.day(end.on);
    return progress.map((text, index) => ({
      text,
      status: index === 0 ? "DONE" : "IN_PROGRESS",
      on:
        index === 0 ? latest(addDays(returnedOn, -9), decidedOn) : earliest(addDays(returnedOn, 3), scene.stage.today),
      files: index === 0 ? measure : null,
    }));
  }
  const lastOn = done === null ? addDays(scene.stage.today, -4) : scene.day(done);
  const days = Math.max(0, daysBetween(decidedOn, lastOn));
  return progress.map((text, index) => ({
    text,
    status: index < last ? "IN_PROGRESS" : done !== null ? "DONE" : isNearlyDone ? "NEARLY_DONE" : "IN_PROGRESS",
    on: addDays(decidedOn, Math.round((days * (index + 1)) / progress.length)),
    files: index === last ? measure : null,
  }));
}
