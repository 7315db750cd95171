import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";

/** What a person may change about the own account. */
export function getProfile(viewer: Viewer) {
  return db.user.findUniqueOrThrow({ where: { id: viewer.userId }, select: { name: true, phone: true } });
}
