import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { useDatabase } from "@/lib/testing/database";
import { createItem, createKeyTask, createPlan } from "@/lib/testing/factories";
import { makeGovernment, makePerson } from "@/lib/testing/people";
import { getDuty } from "./queries";

useDatabase();

const viewers = {} as Record<"office" | "bureau" | "town", Viewer>;
let itemId: string;
let keyTaskId: string;

beforeAll(async () => {
  const county = await makeGovernment();
  viewers.office = await makePerson("OFFICE", county.officeId);
  viewers.bureau = await makePerson("LIAISON", county.bureauId);
  viewers.town = await makePerson("LIAISON", county.townId);
  const plan = await createPlan(county.id);
  keyTaskId = (await createKeyTask(plan, { leadUnitId: county.bureauId })).id;
  itemId = (await createItem(plan, { keyTaskId, leadUnitId: county.bureauId, unitIds: [county.townId] })).id;
});

test("a unit reads the title of the key task above its duty, and opens it only when it leads it", async () => {
  for (const [viewer, isVisible] of [
    [viewers.office, true],
    [viewers.bureau, true],
    [viewers.town, false],
  ] as const) {
    expect((await getDuty(viewer, itemId)).keyTask).toMatchObject({ id: keyTaskId, isVisible });
    const opened = getDuty(viewer, keyTaskId);
    if (isVisible) expect(await opened).toMatchObject({ id: keyTaskId });
    else await expect(opened).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
});
