import type { ErrorMessage } from "@/lib/errors";
import type { Role, UnitKind } from "@/prisma/generated/client";

/** Why a role cannot be held in a unit; null when it can. The office coordinates from its own unit, whose reports nobody else reviews. */
export function placeFault(role: Role, unitKind: UnitKind): ErrorMessage | null {
  return role === "OFFICE" && unitKind !== "OFFICE" ? "officeNeedsOfficeUnit" : null;
}
