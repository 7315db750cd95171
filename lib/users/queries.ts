import { assertCan } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import type { UserParams } from "./schema";
import { userScope } from "./scope";

export const USERS_PER_PAGE = 50;

/** People by unit in protocol order, with when they were last here. */
export async function listUsers(viewer: Viewer, { q, page }: UserParams) {
  assertCan(viewer, "viewUsers");
  const contains = { contains: q, mode: "insensitive" as const };
  const where = {
    AND: [
      userScope(viewer),
      q ? { OR: [{ name: contains }, { username: contains }, { unit: { name: contains } }] } : {},
    ],
  };
  const [total, users] = await Promise.all([
    db.user.count({ where }),
    db.user.findMany({
      where,
      select: {
        id: true,
        username: true,
        name: true,
        title: true,
        phone: true,
        role: true,
        unitId: true,
        disabledAt: true,
        version: true,
        unit: { select: { shortName: true } },
        sessions: { select: { lastSeenAt: true }, orderBy: { lastSeenAt: "desc" }, take: 1 },
      },
      orderBy: [{ unit: { sortNo: "asc" } }, { username: "asc" }],
      skip: (page - 1) * USERS_PER_PAGE,
      take: USERS_PER_PAGE,
    }),
  ]);
  const rows = users.map(({ unit, sessions, disabledAt, ...user }) => ({
    ...user,
    unitName: unit.shortName,
    isDisabled: disabledAt !== null,
    lastSeenAt: sessions[0]?.lastSeenAt ?? null,
  }));
  return { total, rows };
}

export type UserRow = Awaited<ReturnType<typeof listUsers>>["rows"][number];
