import { Prisma } from "@/prisma/generated/client";

type Decimal = Prisma.Decimal;

/** Points of an issued standard must sum to exactly this. */
export const FULL_POINTS = new Prisma.Decimal(100);

export function sumPoints(points: readonly (Decimal | string | null)[]): Decimal {
  return points.reduce<Decimal>((sum, value) => (value === null ? sum : sum.plus(value)), new Prisma.Decimal(0));
}

/** "0.50", "100.00": two decimals, as the API and the sheets' sums show them. */
export function formatPoints(points: Decimal | null): string | null {
  return points === null ? null : points.toFixed(2);
}

/** "0.5", "1", "100": without trailing zeros, as the office prints points. */
export function printPoints(points: Decimal | string | null): string {
  return points === null ? "" : new Prisma.Decimal(points).toString();
}
