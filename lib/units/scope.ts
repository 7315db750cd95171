import type { Viewer } from "@/lib/auth/viewer";
import type { Prisma } from "@/prisma/generated/client";

/** Units of the viewer's government and of the governments below it. */
export const unitScope = (viewer: Viewer): Prisma.UnitWhereInput => ({ path: { startsWith: viewer.governmentPath } });

/** Groups of the viewer's government and of the governments below it. */
export const groupScope = (viewer: Viewer): Prisma.UnitGroupWhereInput => ({
  government: { path: { startsWith: viewer.governmentPath } },
});
