import { cache } from "react";
import { env } from "@/lib/env";
import { AppError, notFound } from "@/lib/errors";
import type { Role } from "@/prisma/generated/client";
import { sessionCookieName, sessionIdOf } from "./cookies";
import { findEnabledUser, findSessionUser, type ViewerRow } from "./sessions";

declare const minted: unique symbol;

/**
 * The person on whose behalf something is read or changed: first argument of every query and mutation.
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
  /** The Session row; null for tests and the bench. */
  readonly sessionId: string | null;
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

/** A viewer for any enabled user. For tests and the bench; requests use the three above. */
export async function viewerOf(userId: string): Promise<Viewer> {
  const row = await findEnabledUser(userId);
  if (!row) throw notFound();
  return mint(row, null);
}

function mint(row: ViewerRow, sessionId: string | null): Viewer {
  return {
    ...row,
    locale: row.locale === "EN" ? "en" : "zh-CN",
    isDemo: env().isDemo,
    sessionId,
  } as Viewer;
}
