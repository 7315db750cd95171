import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { parseInput } from "@/lib/input";
import { getLedgerYear } from "@/lib/plans/queries";
import { useDatabase } from "@/lib/testing/database";
import { createItem, createKeyTask, createPlan, reportWords } from "@/lib/testing/factories";
import { makeGovernment, makePerson } from "@/lib/testing/people";
import { setAssignmentDeadline } from "./assign/mutations";
import { listFilterNames } from "./filter/queries";
import { editPlan } from "./plans/mutations";
import { settingsOf } from "./plans/rules";
import { editPlanSchema } from "./plans/schema";
import { saveDrafts } from "./progress/mutations";
import { getDuty } from "./record/queries";
import { assignmentDeadlineSchema } from "./schema";

const db = useDatabase();

let county: Awaited<ReturnType<typeof makeGovernment>>;
let office: Viewer;
let liaison: Viewer;
let plan: Awaited<ReturnType<typeof createPlan>>;

beforeAll(async () => {
  county = await makeGovernment();
  office = await makePerson("OFFICE", county.officeId);
  liaison = await makePerson("LIAISON", county.bureauId);
  plan = await createPlan(county.id);
});

describe("input at the edge of what the database holds is refused, not a fault", () => {
  test.each(["0000-01-01", "0001-01-01", "1899-12-31", "9999-12-31"])("the deadline %s", async (dueOn) => {
    const item = await createItem(plan, { unitIds: [county.bureauId] });
    const input = { id: item.of(county.bureauId).id, version: 1, dueOn };
    const set = async () => setAssignmentDeadline(office, parseInput(assignmentDeadlineSchema, input));
    await expect(set()).rejects.toMatchObject({ code: "INVALID", field: "dueOn" });
  });

  test("a version that no record can have", async () => {
    const input = { ...settingsOf(plan), id: plan.id, version: 2 ** 31, title: plan.title };
    const edit = async () => editPlan(office, parseInput(editPlanSchema, input));
    await expect(edit()).rejects.toMatchObject({ code: "INVALID", field: "version" });
  });

  test("one assignment twice in a sheet of drafts", async () => {
    const item = await createItem(plan, { unitIds: [county.bureauId] });
    const { period, ...words } = reportWords(undefined, "2026");
    const row = { ...words, assignmentId: item.of(county.bureauId).id };
    await expect(saveDrafts(liaison, { period, rows: [row, row] })).rejects.toMatchObject({ code: "CONFLICT" });
  });
});

test("a draft is its own office's, also before the governments above it", async () => {
  const city = await makeGovernment();
  const above = await makePerson("OFFICE", city.officeId);
  const below = await db.unit.create({
    data: {
      code: `${city.code}-below`,
      name: "下级人民政府",
      shortName: "下级",
      initials: "xj",
      kind: "GOVERNMENT",
      path: `${city.path}${city.code}-below/`,
      parentId: city.id,
      governmentId: city.id,
      sortNo: 9,
    },
  });
  await db.unit.update({ where: { id: below.id }, data: { governmentId: below.id } });
  const draft = await createPlan(below.id, { year: 2027, status: "DRAFT" });
  const issued = await createPlan(below.id, { year: 2026 });
  const hidden = await createKeyTask(draft);
  const shown = await createKeyTask(issued);
  expect((await getLedgerYear(above, 2027)).ids).toEqual([]);
  expect((await getLedgerYear(above, 2026)).ids).toEqual([issued.id]);
  await expect(getDuty(above, hidden.id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect((await getDuty(above, shown.id)).id).toBe(shown.id);
  const own = await createPlan(city.id, { year: 2027, status: "DRAFT" });
  expect((await getLedgerYear(above, 2027)).ids).toEqual([own.id]);
});

test("a unit reads the title of a key task above its duties, and of no other", async () => {
  const [mine, foreign] = [await createKeyTask(plan), await createKeyTask(plan)];
  await createItem(plan, { unitIds: [county.bureauId], keyTaskId: mine.id });
  await createItem(plan, { unitIds: [county.townId], keyTaskId: foreign.id });
  const filter = { keyTask: [mine.code, foreign.code] };
  expect([...(await listFilterNames(liaison, filter)).keys()]).toEqual([`keyTask:${mine.code}`]);
  expect((await listFilterNames(office, filter)).size).toBe(2);
});
