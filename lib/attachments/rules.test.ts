import { expect, test } from "vitest";
import { contentRefusal, previewKind } from "./rules";

test.each([
  ["image/jpeg", 1, "IMAGE"],
  ["image/svg+xml", 1, null],
  ["text/html", 1, null],
  ["image/heic", 1, null],
  ["application/pdf", 50 * 1024 * 1024, "PDF"],
  ["text/plain", 1, "TEXT"],
  ["application/zip", 1, "ENTRIES"],
  ["application/ofd", 1, null],
  ["application/msword", 1, null],
])("%s of %i bytes is looked at as %s", (type, size, kind) => {
  expect(previewKind({ type, size })).toBe(kind);
});

test.each([
  ["PENDING", true, "fileScanning"],
  ["PENDING", false, null],
  ["INFECTED", true, "fileInfected"],
  ["INFECTED", false, "fileInfected"],
  ["UNSCANNED", true, null],
  ["CLEAN", true, null],
] as const)("%s with a scanner (%s) is %s", (scan, hasScanner, refusal) => {
  expect(contentRefusal({ scan, clearedAt: null }, hasScanner)).toBe(refusal);
  expect(contentRefusal({ scan, clearedAt: new Date() }, hasScanner)).toBe("fileCleared");
});
