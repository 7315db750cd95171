import { describe, expect, it } from "vitest";
import { patched } from "./url-state";

describe("patched", () => {
  it("keeps what is not named and goes back to the first page", () => {
    expect(patched("year=2026&page=3", { lamp: ["RED", "YELLOW"] })).toBe("year=2026&lamp=RED,YELLOW");
  });

  it("keeps the page when it is named", () => {
    expect(patched("year=2026", { page: "2" })).toBe("year=2026&page=2");
  });

  it.each([null, undefined, "", []])("removes a parameter set to %o", (value) => {
    expect(patched("q=x&year=2026", { q: value })).toBe("year=2026");
  });
});
