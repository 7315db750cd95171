import { makeTurns } from "@/lib/turns";

/** One workbook after the other: two large ones at once need more memory than the web server may have, and would end it. */
export const inTurn = makeTurns();
