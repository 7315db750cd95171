import type { CastPerson } from "./cast";
import { idAt } from "./clock";
import type { Scene } from "./scene";
import type { StoryMeasure } from "./types";

/** Minutes of meetings that several units show: one content, many uses. */
const SHARED: readonly string[] = ["法制审核工作推进会会议纪要.pdf", "上半年法治督察反馈会会议纪要.pdf"];

/** Evidence of a measure, uploaded with the report that it belongs to. */
export function tellFiles(
  scene: Scene,
  measureId: string,
  { files, revised }: Pick<StoryMeasure, "files" | "revised">,
) {
  for (const name of files) {
    const before = name === revised ? tellFile(scene, scene.liaison, { name, measureId }) : null;
    tellFile(scene, scene.liaison, { name, measureId, previousId: before });
  }
}

interface ToldFile {
  name: string;
  measureId: string | null;
  previousId?: string | null;
}

/** One file on the finding or one of its measures. Gives its id. */
export function tellFile(scene: Scene, by: CastPerson, { name, measureId, previousId = null }: ToldFile): string {
  const { stage, finding, clock } = scene;
  const at = clock.soon();
  const id = idAt(at);
  const edition = previousId === null ? 1 : 2;
  const mark = SHARED.includes(name) ? `${stage.calendar.year}` : `${finding.number} 第${edition}版`;
  stage.rows.attachments.push({
    ...{ id, name, sha256: stage.samples.of(name, mark).sha256, governmentId: stage.cast.governmentId },
    ...{ unitId: by.unitId, uploaderId: by.id, findingId: finding.id, measureId, previousId, edition, createdAt: at },
  });
  scene.event("EVIDENCE_ADDED", at, by, { name, edition });
  return id;
}
