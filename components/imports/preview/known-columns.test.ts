import { describe, expect, it } from "vitest";
import { knownColumns, mappingState } from "./known-columns";

const columns = knownColumns([
  { key: "content", names: ["工作措施", "措施"], isRequired: true },
  { key: "lead", names: ["牵头部门"] },
]);

describe("what headings were taken for", () => {
  it("is named by the usual heading", () => {
    expect(columns.map(({ name }) => name)).toEqual(["工作措施", "牵头部门"]);
  });

  it("counts what is known and tells what is missing or not read", () => {
    const found = { headings: ["序号", "牵头", "", "备注说明"], mapping: [null, "lead", null, null] };
    expect(mappingState(found, columns)).toEqual({
      total: 3,
      known: 1,
      missing: ["工作措施"],
      unread: ["序号", "备注说明"],
    });
  });
});
