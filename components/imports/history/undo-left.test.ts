import { describe, expect, it } from "vitest";
import { undoLeft } from "./undo-left";

const now = new Date("2026-11-23T04:00:00Z");
const confirmed = (until: string | null) => ({
  status: "CONFIRMED",
  confirmedAt: now,
  undoUntil: until === null ? null : new Date(until),
});

describe("how long an import can be undone", () => {
  it("is told in days, the last one as such", () => {
    expect(undoLeft(confirmed("2026-12-23T04:00:00Z"), now)).toEqual({ key: "undoLeft", days: 30 });
    expect(undoLeft(confirmed("2026-11-23T15:59:00Z"), now)).toEqual({ key: "undoLast", days: 0 });
    // 00:30 of the next day in Shanghai.
    expect(undoLeft(confirmed("2026-11-23T16:30:00Z"), now)).toEqual({ key: "undoLeft", days: 1 });
  });

  it("ends", () => {
    expect(undoLeft(confirmed(null), now)).toEqual({ key: "undoOver", days: 0 });
    expect(undoLeft(confirmed("2026-11-23T03:59:00Z"), now)).toEqual({ key: "undoOver", days: 0 });
  });

  it("is nothing for what was not confirmed", () => {
    expect(undoLeft({ status: "READY", confirmedAt: null, undoUntil: null }, now)).toBeNull();
    expect(undoLeft({ status: "UNDONE", confirmedAt: now, undoUntil: null }, now)).toBeNull();
  });
});
