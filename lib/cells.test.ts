import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCells } from "./cells";

describe("parseCells", () => {
  it("reads what was put between tabs and line ends, quoted where it must be", () => {
    const cell = fc.string({ maxLength: 12 }).map((text) => text.trim().replace(/\r\n?/g, "\n").replace(/^"+/, ""));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
        const quoted = (text: string) => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
        const text = rows.map((row) => row.map(quoted).join("\t")).join("\r\n");
        expect(parseCells(`${text}\r\n`)).toEqual(rows);
      }),
    );
  });
});
