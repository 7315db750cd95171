import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fontMetrics } from "./font";
import { breakLines, printable } from "./lines";

const widthOf = (text: string) => fontMetrics().width(text);

test("the font has what sheets are made of", () => {
  for (const character of "月①㎡《》（）、；：■▲●○✓–—〔〕％℃〓　") {
    expect(fontMetrics().has(character.codePointAt(0) ?? 0), character).toBe(true);
  }
  expect(widthOf("月")).toBe(1);
  expect(widthOf("1")).toBeLessThan(0.7);
});

describe("breaking lines", () => {
  test.each([
    ["一二三四五六", 5, ["一二三四五", "六"]],
    ["一二三四五。", 5, ["一二三四", "五。"]],
    ["一二三四（五六", 5, ["一二三四", "（五六"]],
    ["一\n二", 5, ["一", "二"]],
    ["", 5, [""]],
    ["一二三 2026", 4, ["一二三", "2026"]],
    ["　　年　　月", 9, ["　　年　　月"]],
  ])("%j in %i", (text, width, lines) => expect(breakLines(text, width)).toEqual(lines));

  test("no line is wider than its room and no word is lost", () => {
    const text = fc.string({ unit: fc.constantFrom(..."月日，。（）《》、ab1 　\n①W—") });
    fc.assert(
      fc.property(text, fc.integer({ min: 3, max: 30 }), (text, width) => {
        const lines = breakLines(printable(text), width);
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width + 1e-9);
        expect(lines.join("").replaceAll(/\s/g, "")).toBe(text.replaceAll(/\s/g, ""));
      }),
    );
  });
});
