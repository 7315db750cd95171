import fc from "fast-check";
import { expect, test } from "vitest";
import { validateFileName } from "yauzl";
import { entryPath, safeName } from "./rules";

test.each([
  ["照片.jpg", "照片.jpg"],
  ['a<b>:"c"/\\|?*.txt', "a_b___c______.txt"],
  ["结尾. . .", "结尾"],
  ["..", "_"],
  ["\u202egpj.exe", "gpj.exe"],
])("%s is written as %s", (name, expected) => {
  expect(safeName(name, 50)).toBe(expected);
});

test("any name becomes one that every system can unpack", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", maxLength: 200 }),
      fc.string({ unit: "grapheme", maxLength: 60 }),
      (name, folder) => {
        const path = entryPath([folder], { place: 7, total: 20, unitName: folder, name });
        expect(validateFileName(path)).toBeNull();
        expect(path).toMatch(/^[^/]+\/007_[^/]*$/);
        expect(path).not.toMatch(/[<>:"\\|?*]|[. ](\/|$)/);
        expect(path).not.toMatch(/\p{Surrogate}/u);
        expect(path.length).toBeLessThanOrEqual(140);
      },
    ),
  );
});

test("more than 999 files are numbered in order, too", () => {
  const path = (place: number) => entryPath([], { place, total: 1_200, unitName: "镇", name: "a.pdf" });
  expect([path(1), path(1_200)]).toEqual(["0001_镇_a.pdf", "1200_镇_a.pdf"]);
});
