import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanText, dateForm, numberText, serialText } from "./values";

describe("numbers", () => {
  test.each([
    [0.1 + 0.2, "0.3"],
    [1e15, "1000000000000000"],
    [1.5e21, "1500000000000000000000"],
    [-1.25e-7, "-0.000000125"],
    [-0, "0"],
    [2.675, "2.675"],
    [46387, "46387"],
    [Number.NaN, ""],
  ])("%d", (number, text) => expect(numberText(number)).toBe(text));

  test("come back as they were, to fifteen digits", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e300, max: 1e300 }), (number) => {
        const text = numberText(number);
        expect(text).toMatch(/^-?\d+(\.\d+)?$/);
        expect(Number(text)).toBe(Number(number.toPrecision(15)));
      }),
    );
  });
});

describe("dates", () => {
  test.each([
    [14, undefined, "DAY"],
    [31, undefined, "DAY"],
    [57, undefined, "MONTH"],
    [58, undefined, "DAY"],
    [0, undefined, null],
    [176, "yyyy/m/d;@", "DAY"],
    [176, 'yyyy"年"m"月"d"日";@', "DAY"],
    [176, "[$-804]yyyy年m月d日", "DAY"],
    [176, "[DBNum1][$-804]yyyy年m月", "MONTH"],
    [176, 'yyyy"年"m"月"', "MONTH"],
    [176, "m月d日", "DAY"],
    [176, "[$-804]aaaa;@", "DAY"],
    [176, "yyyy-mm-dd hh:mm:ss.000", "DAY"],
    [176, "h:mm AM/PM", "TIME"],
    [176, "[h]:mm", "TIME"],
    [176, "0.00_);[Red]\\(0.00\\)", null],
    [176, '0"日"', null],
    [176, '#,##0.0"年"', null],
    [176, "General", null],
    [176, "@", null],
    [176, "上午/下午h:mm", "TIME"],
  ] as const)("format %d %s", (id, code, form) => expect(dateForm(id, code)).toBe(form));

  test.each([
    [46387, "DAY", false, "2026-12-31"],
    [46387.75, "DAY", false, "2026-12-31"],
    [44925, "DAY", true, "2026-12-31"],
    [46357, "MONTH", false, "2026年12月"],
    [1, "DAY", false, "1900-01-01"],
    [61, "DAY", false, "1900-03-01"],
    [0.604166667, "TIME", false, "14:30"],
    [-5, "DAY", false, "-5"],
    [9e9, "DAY", false, "9000000000"],
    [46387, null, false, "46387"],
  ] as const)("%d as %s, 1904: %s", (serial, form, is1904, text) =>
    expect(serialText(serial, form, is1904)).toBe(text),
  );
});

describe("texts", () => {
  test.each([
    ["  甲　\r\n乙\t丙  ", "甲　\n乙 丙"],
    ["甲\u0000\u200b乙\u0007\ufeff", "甲乙"],
    ["\ud800甲", "\ufffd甲"],
    ["字".repeat(40_000), "字".repeat(32_767)],
  ])("%j", (given, text) => expect(cleanText(given)).toBe(text));

  test("are clean after once", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => cleanText(cleanText(text)) === cleanText(text)));
  });
});
