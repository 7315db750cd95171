import { statSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { inspectFile } from "@/lib/attachments/upload/content/inspect";
import { toDay, today } from "@/lib/dates";
import { lampOf } from "@/lib/duties/rules";
import { sumPoints } from "@/lib/points";
import { useDatabase } from "@/lib/testing/database";
import { useFiles } from "@/lib/testing/files";
import { seedDemo } from "./seed";

const db = useDatabase();
const storedPaths = useFiles();

beforeAll(async () => {
  await seedDemo();
}, 120_000);

const items = (year: number) =>
  db.duty.findMany({ where: { year, kind: "ASSESSMENT_ITEM" }, include: { assignments: { include: { unit: true } } } });

describe.each([2020, Number(today().slice(0, 4))])("year %i", (year) => {
  test("has 14 key tasks and 151 items worth exactly 100.00", async () => {
    const rows = await items(year);
    expect(await db.duty.count({ where: { year, kind: "KEY_TASK" } })).toBe(14);
    expect(rows).toHaveLength(151);
    expect(sumPoints(rows.map((row) => row.points)).toFixed(2)).toBe("100.00");
    expect(rows.filter((row) => row.points?.equals("0.5"))).toHaveLength(102);
    expect(new Set(rows.map((row) => row.content)).size).toBe(151);
    expect(new Set(rows.map((row) => row.title)).size).toBe(151);
  });

  test.each([
    ["ENFORCEMENT", 141, "94.00"],
    ["TOWN", 134, "88.00"],
    ["OTHER", 81, "54.00"],
  ])("a unit of class %s is scored on %i items worth %s", async (unitClass, count, points) => {
    const rows = await items(year);
    const unit = await db.unit.findFirstOrThrow({ where: { class: unitClass as "TOWN", code: { not: "620724-sfj" } } });
    const scored = rows.filter((row) => row.assignments.some((one) => one.unitId === unit.id && one.isScored));
    expect(scored).toHaveLength(count);
    expect(sumPoints(scored.map((row) => row.points)).toFixed(2)).toBe(points);
  });

  test("indicators carry what their items sum to", async () => {
    const indicators = await db.indicator.findMany({
      where: { plan: { year }, parentId: { not: null } },
      include: { duties: true },
    });
    expect(indicators).toHaveLength(34);
    for (const { code, points, duties } of indicators) {
      expect(`${code} ${sumPoints(duties.map((duty) => duty.points)).toFixed(2)}`).toBe(`${code} ${points.toFixed(2)}`);
    }
  });
});

test("2020 is done and closed", async () => {
  expect(await db.plan.findFirst({ where: { year: 2020 } })).toMatchObject({ status: "CLOSED" });
  expect(await db.duty.count({ where: { year: 2020, status: { not: "DONE" } } })).toBe(0);
});

test("the current year shows 4 key tasks done, 6 under way, 2 due soon, 2 overdue", async () => {
  const now = today();
  const tasks = await db.duty.findMany({
    where: { year: Number(now.slice(0, 4)), kind: "KEY_TASK" },
    orderBy: { sortNo: "asc" },
  });
  const lamps = tasks.map((task) =>
    lampOf({ ...task, dueOn: toDay(task.dueOn), openDueOn: toDay(task.openDueOn) }, now),
  );
  const count = (lamp: string) => lamps.filter((one) => one === lamp).length;
  expect({ done: count("DONE"), green: count("GREEN"), yellow: count("YELLOW"), red: count("RED") }).toEqual({
    done: 4,
    green: 6,
    yellow: 2,
    red: 2,
  });
});

describe("evidence", () => {
  test("lies in the store and is what an upload would have let in", async () => {
    const paths = new Map((await storedPaths()).map((path) => [path.slice(-64), path]));
    const contents = await db.storedFile.findMany({ include: { attachments: { take: 1 } } });
    expect([...paths.keys()].sort()).toEqual(contents.map(({ sha256 }) => sha256).sort());
    for (const { sha256, size, type, attachments } of contents) {
      const path = paths.get(sha256) ?? "";
      expect(statSync(path).size).toBe(size);
      expect(await inspectFile(path, attachments[0]?.name ?? "")).toBe(type);
    }
    expect(new Set(contents.map(({ type }) => type)).size).toBe(7);
  });

  test("is a content of its own, but for minutes that several units show", async () => {
    const contents = await db.storedFile.findMany({ include: { attachments: true } });
    const shared = contents.filter(({ attachments }) => attachments.length !== 1);
    expect(shared.map(({ attachments }) => attachments.length)).toEqual([3, 3]);
    for (const { attachments } of shared) {
      expect(new Set(attachments.map(({ name }) => name)).size).toBe(1);
      expect(new Set(attachments.map(({ findingId }) => findingId)).size).toBe(3);
    }
  });
});

test("loading again changes nothing", async () => {
  const before = await db.duty.count();
  await seedDemo();
  expect(await db.duty.count()).toBe(before);
});
