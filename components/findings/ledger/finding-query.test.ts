import { describe, expect, it } from "vitest";
import { parseFindingQuery } from "./finding-query";
import { findingsHref } from "./findings-href";

describe("parseFindingQuery", () => {
  it("keeps what is known, drops the rest, and opens an old bookmark", () => {
    const query = parseFindingQuery({ view: "board", status: "CLOSED,NONSENSE", page: "0", year: "2020", x: "1" });
    expect(query).toMatchObject({ view: "board", params: { status: "CLOSED", year: "2020" }, input: { page: 1 } });
    expect(query.filter).toEqual({ status: "CLOSED", year: "2020" });
    expect(parseFindingQuery({ view: "nonsense" }).view).toBe("ledger");
  });

  it("does not take sorting and paging for filters", () => {
    expect(parseFindingQuery({ sort: "-dueOn", group: "unit", page: "2", lamp: "RED" }).filter).toEqual({
      lamp: "RED",
    });
  });
});

describe("findingsHref", () => {
  it("writes readable addresses without empty parts", () => {
    expect(findingsHref({ year: "2026", status: "CLOSED,VOID", view: undefined })).toBe(
      "/findings?year=2026&status=CLOSED,VOID",
    );
    expect(findingsHref({})).toBe("/findings");
  });
});
