import { describe, expect, it } from "vitest";
import { unitFinder } from "./finder";

const UNITS = [
  { id: "sfj", name: "县司法局", shortName: "县司法局", formerNames: ["县政府法制办"] },
  { id: "scjgj", name: "县市场监督管理局", shortName: "县市场监管局", formerNames: ["县工商局", "县质监局"] },
  { id: "zrzyj", name: "县自然资源局", shortName: "县自然资源局", formerNames: ["县国土资源局"] },
  { id: "czgz", name: "城关镇", shortName: "城关镇", formerNames: ["城关乡"] },
  { id: "xbz", name: "新坝镇", shortName: "新坝镇", formerNames: ["新坝乡"] },
  { id: "ga", name: "县公安局", shortName: "县公安局", formerNames: [] },
  { id: "ga2", name: "森林公安局", shortName: "森林公安局", formerNames: ["公安局"] },
];
const find = unitFinder(UNITS, [{ name: "各镇", unitIds: ["czgz", "xbz"] }], "高台县");

describe("unitFinder", () => {
  it.each([
    ["县司法局", ["sfj"]],
    ["司法局", ["sfj"]],
    ["高台县司法局", ["sfj"]],
    ["县政府法制办", ["sfj"]],
    ["市场监管局", ["scjgj"]],
    ["县市场监督管理局", ["scjgj"]],
    ["县 司法 局", ["sfj"]],
    ["县司法局、县市场监管局，城关镇", ["sfj", "scjgj", "czgz"]],
    ["县司法局/新坝镇;城关镇\n县自然资源局", ["sfj", "xbz", "czgz", "zrzyj"]],
    ["城关镇 新坝镇", ["czgz", "xbz"]],
    ["城关镇、城关镇", ["czgz"]],
    ["各镇、县司法局", ["czgz", "xbz", "sfj"]],
    ["县公安局", ["ga"]],
    ["专班（县司法局）", ["sfj"]],
    ["专班\n（县司法局）", ["sfj"]],
    ["县市场监督\n管理局\n城关镇", ["scjgj", "czgz"]],
    ["县自然\r\n资源局、县司法局", ["zrzyj", "sfj"]],
    ["城关镇 专班 (县司法局)", ["czgz", "sfj"]],
    ["（1）城关镇\n（2）县司法局", ["czgz", "sfj"]],
    ["县司法局（牵头）、责任单位：新坝镇", ["sfj", "xbz"]],
    ["县司法局牵头；各镇按职责分工分别负责。", ["sfj", "czgz", "xbz"]],
    ["", []],
    ["、，", []],
  ])("%s", (cell, ids) => {
    expect(find(cell)).toMatchObject({ ids });
  });

  it("tells groups from units that are named by themselves", () => {
    expect(find("各镇、县司法局、城关镇")).toEqual({
      ids: ["czgz", "xbz", "sfj"],
      units: ["sfj", "czgz"],
      groups: ["各镇"],
      text: "各镇、县司法局、城关镇",
    });
  });

  it("names the one it does not know, and the nearest", () => {
    expect(find("县司法局、市场监管管理局")).toEqual({
      unknown: "市场监管管理局",
      isAmbiguous: false,
      suggestion: "县市场监督管理局",
    });
    expect(find("城官镇")).toMatchObject({ suggestion: "城关镇" });
    expect(find("县司发局")).toMatchObject({ suggestion: "县司法局" });
    expect(find("火星办事处")).toEqual({ unknown: "火星办事处", isAmbiguous: false, suggestion: null });
  });

  it("does not choose between two", () => {
    expect(find("公安局")).toMatchObject({ unknown: "公安局", isAmbiguous: true });
  });

  it("reads a name as it was settled", () => {
    expect(find("市监局", (token) => (token === "市监局" ? "县市场监督管理局" : token))).toMatchObject({
      ids: ["scjgj"],
    });
  });

  it("is not misled by brackets in a county's name", () => {
    expect(unitFinder(UNITS, [], "(高台")("县司法局")).toMatchObject({ ids: ["sfj"] });
    expect(unitFinder(UNITS, [], "")("司法局")).toMatchObject({ ids: ["sfj"] });
  });
});
