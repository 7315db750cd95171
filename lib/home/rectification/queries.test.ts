import { beforeAll, describe, expect, test } from "vitest";
import { viewerOf } from "@/lib/auth/viewer";
import { toDay, today } from "@/lib/dates";
import { db } from "@/lib/db";
import { listFindings } from "@/lib/findings/queries";
import { findingListSchema } from "@/lib/findings/schema";
import { useDatabase } from "@/lib/testing/database";
import { useFiles } from "@/lib/testing/files";
import { seedDemo } from "@/prisma/seed/seed";
import { getLeaderRectification, getOfficeRectification, getUnitRectification } from "./queries";

useDatabase();
useFiles();

beforeAll(async () => {
  await seedDemo();
}, 120_000);

const year = Number(today().slice(0, 4));

async function demo(username: string) {
  const { id } = await db.user.findUniqueOrThrow({ where: { username } });
  return viewerOf(id);
}

/** What the link beside a number opens. */
const totalOf = async (username: string, params: Record<string, string>) =>
  (await listFindings(await demo(username), findingListSchema.parse(params))).total;

test("a leader sees 21 found, 8 closed, 1 overdue, and the two that wait for approval", async () => {
  const home = await getLeaderRectification(await demo("leader"), year);
  expect(home).toMatchObject({ found: 21, closed: 8, open: 13, overdue: 1, longTerm: 1, measuresTotal: 27 });
  expect(home.approvals.map(({ status }) => status)).toEqual(["LEADER_APPROVAL", "LEADER_APPROVAL"]);
  expect(home.burnDown.at(-1)).toEqual({ on: today(), open: 13, planned: 8 });
  expect(await totalOf("leader", { lamp: "RED" })).toBe(home.overdue);
  expect(await totalOf("leader", { task: "approve" })).toBe(home.waiting.approve);
});

test("nobody else is shown what waits for a leader", async () => {
  expect(await getLeaderRectification(await demo("viewer"), year)).toMatchObject({ found: 21, approvals: [] });
});

test("the office sees the extension to decide, and every number is its list's", async () => {
  const { counts, reviews } = await getOfficeRectification(await demo("office"), year);
  expect(counts).toEqual({ found: 21, review: 0, extensions: 1, overdue: 1, rechecks: 2, waiting: 1 });
  expect(reviews).toMatchObject([{ hasExtension: true }]);
  expect(await totalOf("office", { flag: "EXTENSION" })).toBe(counts.extensions);
  expect(await totalOf("office", { flag: "RECHECK" })).toBe(counts.rechecks);
});

describe("a unit", () => {
  test("whose measures are all done is told to apply for closing, and what it has to check", async () => {
    const { counts, rows } = await getUnitRectification(await demo("liaison"), year);
    expect(counts).toEqual({ rectify: 1, returned: 0, sign: 0, check: 1 });
    expect(rows).toMatchObject([{ verb: "apply", isReturned: false }]);
  });

  test("whose closure was returned reports on the measure that is open again", async () => {
    const { counts, rows } = await getUnitRectification(await demo("town"), year);
    expect(counts).toMatchObject({ rectify: 1, returned: 1 });
    expect(rows).toMatchObject([{ verb: "report", isReturned: true }]);
  });

  test("begins with what is overdue", async () => {
    const { rows } = await getUnitRectification(await demo("105-1"), year);
    expect(rows).toMatchObject([{ verb: "report", lamp: "RED" }]);
    const measure = await db.measure.findUniqueOrThrow({ where: { id: rows[0]?.key ?? "" } });
    expect(rows[0]?.dueOn).toBe(toDay(measure.dueOn));
  });

  test("without findings has nothing to do", async () => {
    const { counts, rows } = await getUnitRectification(await demo("rmt-1"), year);
    expect([Object.values(counts), rows]).toEqual([[0, 0, 0, 0], []]);
  });
});
