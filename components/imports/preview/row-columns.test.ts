import { describe, expect, it } from "vitest";
import type { PreviewedRow } from "@/lib/imports/rows/queries";
import { isOneText, rowColumns } from "./row-columns";

const columns = ["content", "lead", "remark"].map((key) => ({ key, name: key, isRequired: false }));
const row = (patch: Partial<PreviewedRow>): PreviewedRow => ({
  ...{ file: 0, no: 5, action: "CREATE", key: "学法", isHidden: false },
  ...{ cells: {}, problems: [], changes: [] },
  ...patch,
});
const keys = (rows: PreviewedRow[]) => rowColumns(rows, columns).shown.map(({ key }) => key);

describe("columns of a preview", () => {
  it("are told once: what the rows are named by stands first, what is empty nowhere", () => {
    const rows = [row({ cells: { content: "学法", lead: "县司法局", remark: "" } })];
    expect(rowColumns(rows, columns).title?.key).toBe("content");
    expect(keys(rows)).toEqual(["lead"]);
  });

  it("have no first one when the rows are named by something else", () => {
    const rows = [row({ cells: { content: "普法", lead: "县司法局" } })];
    expect(rowColumns(rows, columns).title).toBeNull();
    expect(keys(rows)).toEqual(["content", "lead"]);
  });

  it("stay when a cell is refused or changed there", () => {
    const problem = { column: "lead", code: "leadMissing", level: "REFUSE", text: "" } as const;
    expect(keys([row({ problems: [problem] })])).toEqual(["lead"]);
    expect(keys([row({ changes: [{ column: "remark", from: "a", to: "" }] })])).toEqual(["remark"]);
  });

  it("come first where something is refused or changes, and else stand as in the sheet", () => {
    const cells = { content: "普法", lead: "县司法局", remark: "无" };
    expect(keys([row({ cells })])).toEqual(["content", "lead", "remark"]);
    const problem = { column: "remark", code: "tooLong", level: "REFUSE", text: "无" } as const;
    expect(keys([row({ cells, problems: [{ ...problem, level: "WARN" }] })])).toEqual(["content", "lead", "remark"]);
    expect(keys([row({ cells, problems: [problem] })])).toEqual(["remark", "content", "lead"]);
    expect(keys([row({ cells, changes: [{ column: "lead", from: "a", to: "b" }] })])).toEqual([
      "lead",
      "content",
      "remark",
    ]);
  });

  it("tell a note over the whole width once, and no numbers of rows", () => {
    const note = row({ action: "SKIP", cells: { content: "备注：略", lead: "备注：略" } });
    expect(isOneText(note)).toBe(true);
    expect(keys([note])).toEqual([]);
    expect(isOneText({ ...note, cells: { content: "合计", lead: "" } })).toBe(false);
    const numbered = [{ key: "no", name: "序号", isRequired: false }, ...columns];
    expect(rowColumns([row({ cells: { no: "1", lead: "县司法局" } })], numbered).shown.map(({ key }) => key)).toEqual([
      "lead",
    ]);
  });

  it("have room for long words, and keep names whole", () => {
    const cells = { lead: "县司法局、县公安局、县人力资源和社会保障局", remark: "字".repeat(15) };
    expect(rowColumns([row({ cells })], columns).shown).toMatchObject([
      { key: "lead", isLong: true, isNames: true },
      { key: "remark", isLong: true, isNames: false },
    ]);
  });
});
