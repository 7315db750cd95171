import { beforeAll, expect, test, vi } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { useDatabase } from "@/lib/testing/database";
import { createItem, createPlan } from "@/lib/testing/factories";
import { makeGovernment, makePerson } from "@/lib/testing/people";
import { exportDocument } from "./mutations";

const work = vi.hoisted(() => ({ now: 0, most: 0 }));

vi.mock("./writer/writer", () => ({
  writeDocument: async () => {
    work.most = Math.max(work.most, ++work.now);
    await new Promise((resolve) => setTimeout(resolve, 30));
    work.now--;
    return new Uint8Array();
  },
}));

const db = useDatabase();
let leader: Viewer;
let above: Viewer;

beforeAll(async () => {
  const county = await makeGovernment("xa");
  leader = await makePerson("LEADER", county.id);
  await createItem(await createPlan(county.id), { unitIds: [county.bureauId], dueOn: "2026-01-31" });

  // A city without a plan of its own over a county with more items than a sheet holds, all overdue.
  const city = await makeGovernment("ca");
  above = await makePerson("LEADER", city.id);
  const below = await makeGovernment("ba");
  await db.$executeRaw`update "Unit" set path = '/ca' || path where "governmentId" = ${below.id}::uuid`;
  const { id: planId } = await createPlan(below.id);
  await db.$executeRaw`
    insert into "Duty" (id, "planId", year, kind, code, title, "leadText", "unitsText", "dueOn", "openDueOn", "sortNo")
    select gen_random_uuid(), ${planId}::uuid, 2026, 'ASSESSMENT_ITEM', 'X' || n, 'x', '', '', '2026-01-31', '2026-01-31', n
    from generate_series(1, 10001) n`;
  await db.$executeRaw`
    insert into "Assignment" (id, "dutyId", "unitId", role)
    select gen_random_uuid(), d.id, ${below.bureauId}::uuid, 'RESPONSIBLE' from "Duty" d where d."planId" = ${planId}::uuid`;
});

test.each(["breakdown", "score-sheet", "progress", "unit-duties", "overdue", "duties"] as const)(
  "%s holds 10,000 rows and no more",
  async (sheet) => {
    const refusal = { key: "exportTooLong", values: { limit: 10_000 } };
    await expect(exportDocument(above, sheet, "xlsx", {})).rejects.toMatchObject(refusal);
    expect(await db.auditEvent.count({ where: { actorId: above.userId } })).toBe(0);
  },
);

test("workbooks are made one after the other, whoever asks for them; a refused one holds up nobody", async () => {
  const sheets = ["breakdown", "score-sheet", "overdue", "duties"] as const;
  const all = await Promise.allSettled(
    [...sheets, ...sheets].map((sheet, n) => exportDocument(n === 2 ? above : leader, sheet, "xlsx", {})),
  );
  expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(7);
  expect(work.most).toBe(1);
});
