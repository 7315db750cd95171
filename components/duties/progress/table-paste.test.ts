import { describe, expect, it } from "vitest";
import { parsePastedTable, saysYes } from "./table-paste";

describe("parsePastedTable", () => {
  it("reads columns and rows as Excel and WPS copy them", () => {
    expect(parsePastedTable("甲\t问题\r\n乙\t\r\n", "")).toEqual([
      ["甲", "问题"],
      ["乙", ""],
    ]);
  });

  it("keeps line ends, tabs and quotes inside quoted cells", () => {
    expect(parsePastedTable('"一\n二"\t"说""好"""\r\n三\t四\r\n', "")).toEqual([
      ["一\n二", '说"好"'],
      ["三", "四"],
    ]);
  });

  it("takes a quotation mark that closes nothing as text", () => {
    expect(parsePastedTable('"引号"开头的话\t乙', "")).toEqual([['"引号"开头的话', "乙"]]);
  });

  it("leaves paragraphs and single cells to the browser", () => {
    expect(parsePastedTable("第一段\n第二段", "<p>第一段</p><p>第二段</p>")).toBeNull();
    expect(parsePastedTable("一个格", "<table><tr><td>一个格</td></tr></table>")).toBeNull();
    expect(parsePastedTable("", "")).toBeNull();
  });

  it("reads a column when the clipboard says it is a table, or ends its last line", () => {
    expect(parsePastedTable("甲\n乙", "<table><tr><td>甲</td></tr></table>")).toEqual([["甲"], ["乙"]]);
    expect(parsePastedTable("甲\n乙\n", "")).toEqual([["甲"], ["乙"]]);
  });
});

describe("saysYes", () => {
  it("knows the ways to tick", () => {
    expect(["是", "√", "已完成", "TRUE", "1"].every(saysYes)).toBe(true);
    expect(["否", "", "0", "未完成"].some(saysYes)).toBe(false);
  });
});
