import { describe, expect, it } from "vitest";
import { parseLedgerQuery } from "./ledger-query";

describe("parseLedgerQuery", () => {
  it("keeps what is known and drops the rest", () => {
    const { params, input } = parseLedgerQuery({
      year: "2026",
      lamp: "RED,PURPLE",
      status: "WHAT",
      page: "0",
      nonsense: "1",
    });
    expect(params).toEqual({ year: "2026", lamp: "RED" });
    expect(input).toMatchObject({ year: 2026, lamp: ["RED"], page: 1, size: 50 });
  });

  it("parts filters from order and page", () => {
    const { filter, params } = parseLedgerQuery({ q: " 执法 ", sort: "-dueOn,code", group: "lead", page: "2" });
    expect(filter).toEqual({ q: "执法" });
    expect(params).toEqual({ q: "执法", sort: "-dueOn,code", group: "lead", page: "2" });
  });

  it("takes the first of a repeated parameter and shortens a search that is too long", () => {
    const { params } = parseLedgerQuery({ lamp: ["RED", "GREEN"], q: "长".repeat(200) });
    expect(params.lamp).toBe("RED");
    expect(params.q).toHaveLength(100);
  });

  it("drops unknown sort keys and keeps the others", () => {
    expect(parseLedgerQuery({ sort: "password,-dueOn" }).params).toEqual({ sort: "-dueOn" });
  });
});
