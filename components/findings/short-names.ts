import type { UnitName } from "@/lib/findings/queries";

/** Units as lists name them; the sign between them is that of the printed ledger in every language. */
export const shortNames = (units: readonly UnitName[]): string => units.map(({ shortName }) => shortName).join("、");
