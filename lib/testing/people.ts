import { hashPassword } from "@/lib/auth/passwords";
import { createSession } from "@/lib/auth/sessions";
import { type Viewer, viewerOf } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import type { Role, UnitClass, UnitKind } from "@/prisma/generated/client";

export const TEST_PASSWORD = "Mingyue#2026";

let passwordHash: Promise<string> | undefined;
let count = 0;

/** A county with its office, a department and a town; codes begin with `code`. */
export async function makeGovernment(code = `g${++count}`) {
  const id = crypto.randomUUID();
  const path = `/${code}/`;
  const base = { governmentId: id, initials: code };
  await db.unit.create({
    data: { ...base, id, code, name: `${code}人民政府`, shortName: code, kind: "GOVERNMENT", path, sortNo: 0 },
  });
  const child = (name: string, suffix: string, kind: UnitKind, unitClass: UnitClass | null, sortNo: number) =>
    db.unit.create({
      data: {
        ...base,
        name,
        kind,
        sortNo,
        class: unitClass,
        code: `${code}-${suffix}`,
        shortName: name,
        initials: suffix,
        parentId: id,
        path: `${path}${code}-${suffix}/`,
      },
    });
  const office = await child("依法治县办", "office", "OFFICE", null, 1);
  const bureau = await child("县市场监督管理局", "scjgj", "DEPARTMENT", "ENFORCEMENT", 2);
  const town = await child("城关镇", "cgz", "TOWN", "TOWN", 3);
  return { id, code, path, officeId: office.id, bureauId: bureau.id, townId: town.id };
}

/** An enabled person with TEST_PASSWORD, as a viewer. */
export async function makePerson(role: Role, unitId: string, username = `p${++count}`): Promise<Viewer> {
  passwordHash ??= hashPassword(TEST_PASSWORD);
  const user = await db.user.create({
    data: { username, role, unitId, name: `人${username}`, passwordHash: await passwordHash },
  });
  return viewerOf(user.id);
}

/** An open session of a person. */
export function makeSession(viewer: Viewer): Promise<string> {
  return db.$transaction((tx) => createSession(tx, viewer.userId, { ip: "127.0.0.1", userAgent: "test" }));
}

/** The kinds of audit rows written so far, oldest first. */
export async function auditKinds(): Promise<string[]> {
  const events = await db.auditEvent.findMany({ select: { kind: true }, orderBy: { id: "asc" } });
  return events.map((event) => event.kind);
}
