import { cache } from "react";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError, notFound } from "@/lib/errors";
import type { Role } from "@/prisma/generated/client";
import { sessionCookieName, sessionIdOf } from "./cookies";
import { findEnabledUser, findSessionUser, type ViewerRow } from "./sessions";

declare const minted: unique symbol;

/**
 * The person (or the system) on whose behalf something is read or changed: first argument of every query and mutation.
 * Branded, so that it can only come from this file. Paths are unit codes from the root, "/62/6207/620724/".
 */
export interface Viewer {
  readonly [minted]: true;
  readonly userId: string;
  readonly username: string;
  readonly name: string;
  /** 职务. */
  readonly title: string | null;
  readonly role: Role;
  readonly unitId: string;
  readonly unitName: string;
  readonly unitPath: string;
  readonly governmentId: string;
  readonly governmentName: string;
  readonly governmentPath: string;
  readonly locale: "zh-CN" | "en";
  readonly mustChangePassword: boolean;
  readonly isDemo: boolean;
  /** The Session row; null for jobs, seeds and tests. */
  readonly sessionId: string | null;
  /** True for the system itself, which is no row of User. */
  readonly isSystem: boolean;
}

interface ViewerOptions {
  /** Let in somebody who still has the initial password: only the page and the action that change it do so. */
  allowInitialPassword?: boolean;
}

/** The signed-in person of this request, or null. At most one lookup per rendered page. */
export const findViewer = cache(async (): Promise<Viewer | null> => {
  const { cookies } = await import("next/headers");
  const sessionId = await sessionIdOf((await cookies()).get(sessionCookieName())?.value);
  const row = sessionId && (await findSessionUser(sessionId));
  return row ? mint(row, sessionId) : null;
});

/** The signed-in person. Throws UNAUTHENTICATED, or FORBIDDEN while the initial password is unchanged. */
export async function requireViewer(options: ViewerOptions = {}): Promise<Viewer> {
  const viewer = await findViewer();
  if (!viewer) throw new AppError("UNAUTHENTICATED", "unauthenticated");
  if (viewer.mustChangePassword && !options.allowInitialPassword) throw new AppError("FORBIDDEN", "initialPassword");
  return viewer;
}

/** The signed-in person, for pages: sends others to sign in and back, and those with an initial password to change it. */
export async function pageViewer(options: ViewerOptions = {}): Promise<Viewer> {
  const viewer = await findViewer();
  const { redirect } = await import("next/navigation");
  if (!viewer) {
    const { headers } = await import("next/headers");
    const here = (await headers()).get("x-pathname");
    return redirect(here && here !== "/" ? `/sign-in?next=${encodeURIComponent(here)}` : "/sign-in");
  }
  if (viewer.mustChangePassword && !options.allowInitialPassword) return redirect("/account/password");
  return viewer;
}

/** A viewer for any enabled user. For seeds, jobs and tests; requests use the three above. */
export async function viewerOf(userId: string): Promise<Viewer> {
  const row = await findEnabledUser(userId);
  if (!row) throw notFound();
  return mint(row, null);
}

/** The system acting for one government: what jobs and seeds do is recorded under the name 系统. */
export async function systemViewer(governmentId: string): Promise<Viewer> {
  const government = await db.unit.findUnique({
    where: { id: governmentId },
    select: { id: true, name: true, path: true },
  });
  if (!government) throw notFound();
  const { id, name, path } = government;
  const place = {
    unitId: id,
    unitName: name,
    unitPath: path,
    governmentId: id,
    governmentName: name,
    governmentPath: path,
  };
  const system = { userId: SYSTEM_ID, username: "system", name: "系统", title: null, role: "OFFICE" } as const;
  return mint({ ...system, ...place, locale: "ZH_CN", mustChangePassword: false }, null);
}

const SYSTEM_ID = "00000000-0000-0000-0000-000000000000";

function mint(row: ViewerRow, sessionId: string | null): Viewer {
  return {
    ...row,
    locale: row.locale === "EN" ? "en" : "zh-CN",
    isDemo: env().isDemo,
    sessionId,
    isSystem: row.userId === SYSTEM_ID,
  } as Viewer;
}
