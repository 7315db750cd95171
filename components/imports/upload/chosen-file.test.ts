import { describe, expect, it } from "vitest";
import { MAX_IMPORT_BYTES } from "@/lib/imports/status";
import { importFault, pastedCells } from "./chosen-file";

describe("what is said of a file before it is sent", () => {
  it.each([
    ["分解表.xlsx", 10, null],
    ["分解表.XLS", 10, null],
    ["扫描件.pdf", 10, "wrongType"],
    ["分解表", 10, "wrongType"],
    ["空.csv", 0, "empty"],
    ["大.xlsx", MAX_IMPORT_BYTES, null],
    ["大.xlsx", MAX_IMPORT_BYTES + 1, "tooLarge"],
  ] as const)("%s with %i bytes: %s", (name, size, fault) => {
    expect(importFault({ name, size })).toBe(fault);
  });
});

describe("pasted cells", () => {
  it("are counted", () => {
    expect(pastedCells("重点任务\t时限\r\n学法\t12月底\r\n")).toEqual({ rows: 2, columns: 2 });
  });

  it("are more than a word", () => {
    expect(pastedCells("学法")).toBeNull();
    expect(pastedCells("")).toBeNull();
  });
});
