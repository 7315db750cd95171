import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type Viewer, viewerOf } from "@/lib/auth/viewer";
import { fromDay } from "@/lib/dates";
import { countDuties } from "@/lib/duties/queries";
import type { DutyStatus } from "@/lib/duties/status";
import { getLeaderHome, getUnitHome } from "@/lib/home/queries";
import { useDatabase } from "@/lib/testing/database";
import type { Role } from "@/prisma/generated/client";
import { countLate, listLateUnits, listOverdue, listUnitBars } from "./queries";
import { OVERDUE_TABS, overdueListSchema } from "./schema";

// 23 November 2026: the third quarter is due, the fourth is not.
const NOW = new Date("2026-11-23T04:00:00Z");
const db = useDatabase();
const viewers = {} as Record<"office" | "leader" | "town" | "bureau" | "admin", Viewer>;

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
});

beforeAll(async () => {
  vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
  const governmentId = crypto.randomUUID();
  await unit(governmentId, "620724", "GOVERNMENT", null, governmentId, 0);
  const [office, town, bureau, police] = await Promise.all([
    unit(crypto.randomUUID(), "fzb", "OFFICE", governmentId, governmentId, 1),
    unit(crypto.randomUUID(), "cgz", "TOWN", governmentId, governmentId, 4),
    unit(crypto.randomUUID(), "scjgj", "DEPARTMENT", governmentId, governmentId, 3),
    unit(crypto.randomUUID(), "gaj", "DEPARTMENT", governmentId, governmentId, 2),
  ]);
  const people = [
    ["office", office, "OFFICE"],
    ["leader", governmentId, "LEADER"],
    ["town", town, "LIAISON"],
    ["bureau", bureau, "UNIT_HEAD"],
    ["admin", governmentId, "SYSTEM_ADMIN"],
  ] as const;
  for (const [username, unitId, role] of people) viewers[username] = await viewerOf(await user(username, unitId, role));
  await user("gone", town, "LIAISON", { disabledAt: NOW, createdAt: new Date("2020-01-01") });
  const plan = await db.plan.create({ data: { governmentId, year: 2026, title: "2026", status: "ISSUED" } });
  const statuses: DutyStatus[] = ["NOT_STARTED", "IN_PROGRESS", "SUBMITTED", "RETURNED", "DONE"];
  const days = ["2026-10-01", "2026-11-22", "2026-11-23", "2026-11-30", "2026-12-01", null];
  // Every status with every deadline, by each of three units; the bureau leads every other duty.
  for (const [index, dueOn] of days.entries()) {
    for (const place of statuses.keys()) {
      const n = index * statuses.length + place;
      const isLed = n % 2 === 0;
      const duty = await db.duty.create({
        data: {
          planId: plan.id,
          year: 2026,
          kind: "ASSESSMENT_ITEM",
          code: `D${n}`,
          title: `Duty ${n}`,
          leadText: "",
          unitsText: "",
          frequency: n % 3 === 0 ? "MONTHLY" : "QUARTERLY",
          dueOn: fromDay(dueOn),
          sortNo: n,
          parties: { create: isLed ? [{ role: "LEAD", unitId: bureau, sortNo: 0 }] : [] },
          assignments: {
            create: [town, bureau, police].map((unitId, at) => ({
              unitId,
              role: "RESPONSIBLE" as const,
              status: statuses[(place + at) % statuses.length],
              handedInOn: at === 0 && statuses[place] === "SUBMITTED" ? fromDay("2026-10-01") : null,
              reportedThrough: n % 4 === 0 ? fromDay("2026-09-30") : null,
            })),
          },
        },
        select: { id: true },
      });
      await db.$transaction(async (tx) => (await import("@/lib/duties/roll-up")).rollUpDuties(tx, [duty.id]));
    }
  }
});

describe.each(["office", "leader", "town", "bureau"] as const)("%s", (name) => {
  test.each(OVERDUE_TABS)("%s: the unit's number is the number of its rows", async (tab) => {
    const query = { overdue: {}, dueSoon: { lamp: "YELLOW" }, missing: { view: "missing" } }[tab];
    const units = await countLate(viewers[name]);
    const list = await listOverdue(viewers[name], overdueListSchema.parse(query));
    expect(list.groups.length).toBeGreaterThan(0);
    const counted = units.filter((unit) => unit[tab] > 0);
    expect(list.groups.map(({ unit }) => unit.code).sort()).toEqual(counted.map((unit) => unit.code).sort());
    for (const { unit, rows } of list.groups) expect(rows.length).toBe(unit[tab]);
    expect(list.groups.map(({ rows }) => rows.length)).toEqual(
      list.groups.map(({ unit }) => unit[tab]).sort((a, b) => b - a),
    );
    for (const { unit } of list.groups) {
      const one = await listOverdue(viewers[name], overdueListSchema.parse({ ...query, unit: unit.code }));
      expect(one.groups.map(({ rows }) => rows.length)).toEqual([unit[tab]]);
    }
  });

  test("a bar's length is the number of duties it opens", async () => {
    const late = new Map((await countLate(viewers[name])).map((unit) => [unit.id, unit]));
    for (const unit of await listUnitBars(viewers[name], [])) {
      expect([unit.overdue, unit.dueSoon]).toEqual([late.get(unit.id)?.overdue, late.get(unit.id)?.dueSoon]);
      expect(unit.overdue + unit.dueSoon + unit.normal + unit.idle + unit.done).toBe(unit.total);
      if (viewers[name].role === "OFFICE")
        expect(await countDuties(viewers[name], { unit: [unit.code] })).toBe(unit.total);
    }
  });
});

test("a unit sees its own assignments, a lead unit also the others of its duties", async () => {
  expect((await listUnitBars(viewers.town, [])).map((unit) => unit.code)).toEqual(["cgz"]);
  expect((await listUnitBars(viewers.bureau, [])).map((unit) => [unit.code, unit.total]).sort()).toEqual([
    ["cgz", 15],
    ["gaj", 15],
    ["scjgj", 30],
  ]);
});

test("administrators see nothing", async () => {
  await expect(countLate(viewers.admin)).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("the contact is the enabled liaison, else the head, else the unit's number", async () => {
  const { groups } = await listOverdue(viewers.office, overdueListSchema.parse({}));
  const contacts = Object.fromEntries(groups.map(({ unit, contact }) => [unit.code, contact]));
  expect(contacts.cgz).toMatchObject({ name: "town", phone: "1-town" });
  expect(contacts.scjgj).toMatchObject({ name: "bureau", phone: "1-bureau" });
  expect(contacts.gaj).toMatchObject({ name: null, phone: "0-gaj" });
});

test("rows are overdue by the day after the deadline, oldest first, with days", async () => {
  const { groups } = await listOverdue(viewers.office, overdueListSchema.parse({ unit: "gaj" }));
  const owed = groups[0]?.rows.map((row) => row.owedOn) ?? [];
  expect(new Set(owed)).toEqual(new Set(["2026-10-01", "2026-11-22"]));
  expect(owed).toEqual([...owed].sort());
});

test("a leader's numbers are those of the lists they open, and the red list names who is late", async () => {
  const home = await getLeaderHome(viewers.leader);
  const kind = ["ASSESSMENT_ITEM" as const];
  expect(home?.counts).toEqual({
    overdue: await countDuties(viewers.leader, { kind, lamp: ["RED"] }),
    dueSoon: await countDuties(viewers.leader, { kind, lamp: ["YELLOW"] }),
    done: await countDuties(viewers.leader, { kind, status: ["DONE"] }),
    total: await countDuties(viewers.leader, { kind }),
  });
  const late = await listLateUnits(viewers.leader, home?.red.map((row) => row.id) ?? []);
  expect([...late.keys()].sort()).toEqual(home?.red.map((row) => row.id).sort());
});

test.each(["town", "bureau"] as const)("%s: the to-do numbers are those of the lists they open", async (name) => {
  const home = await getUnitHome(viewers[name]);
  expect(home?.counts).toEqual({
    missing: await countDuties(viewers[name], { myMissing: "1" }),
    returned: await countDuties(viewers[name], { myStatus: ["RETURNED"] }),
    dueSoon: await countDuties(viewers[name], { myLamp: ["YELLOW"] }),
    overdue: await countDuties(viewers[name], { myLamp: ["RED"] }),
  });
  expect(home?.todo).toHaveLength(8);
});

async function unit(
  id: string,
  code: string,
  kind: "GOVERNMENT" | "OFFICE" | "TOWN" | "DEPARTMENT",
  parentId: string | null,
  governmentId: string,
  sortNo: number,
): Promise<string> {
  const path = parentId ? `/620724/${code}/` : `/${code}/`;
  const names = { name: code, shortName: code, initials: code };
  await db.unit.create({
    data: { id, code, ...names, kind, parentId, path, sortNo, governmentId, phone: `0-${code}` },
  });
  return id;
}

async function user(
  username: string,
  unitId: string,
  role: Role,
  rest: { disabledAt?: Date; createdAt?: Date } = {},
): Promise<string> {
  const person = { username, name: username, phone: `1-${username}`, passwordHash: "x", unitId, role };
  return (await db.user.create({ data: { ...person, ...rest }, select: { id: true } })).id;
}
