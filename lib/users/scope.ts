import type { Viewer } from "@/lib/auth/viewer";
import type { Prisma } from "@/prisma/generated/client";

/** People of the viewer's government and of the governments below it. */
export const userScope = (viewer: Viewer): Prisma.UserWhereInput => ({
  unit: { path: { startsWith: viewer.governmentPath } },
});
