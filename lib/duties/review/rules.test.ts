import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diffText } from "./rules";

const side = (parts: ReturnType<typeof diffText>, kind: "added" | "removed") =>
  parts
    .filter((part) => part.kind === "same" || part.kind === kind)
    .map((part) => part.text)
    .join("");

describe("diffText", () => {
  it("shows whole words, removed before added", () => {
    expect(diffText("已召开会议2次。", "已召开专题会议3次。")).toEqual([
      { kind: "same", text: "已召开" },
      { kind: "added", text: "专题" },
      { kind: "same", text: "会议" },
      { kind: "removed", text: "2" },
      { kind: "added", text: "3" },
      { kind: "same", text: "次。" },
    ]);
  });

  it("does not mark chance words of another text", () => {
    expect(diffText("已完成部署，正在整改。", "本期召开会议三次，已形成纪要。")).toEqual([
      { kind: "removed", text: "已完成部署，正在整改。" },
      { kind: "added", text: "本期召开会议三次，已形成纪要。" },
    ]);
  });

  it("says nothing of equal texts but the text", () => {
    expect(diffText("一样", "一样")).toEqual([{ kind: "same", text: "一样" }]);
    expect(diffText("", "")).toEqual([]);
  });

  it("shows very long texts as replaced", () => {
    const [before, after] = ["旧".repeat(4000), "新".repeat(4000)];
    expect(diffText(before, after)).toEqual([
      { kind: "removed", text: before },
      { kind: "added", text: after },
    ]);
  });

  it("always holds both texts in full", () => {
    const text = fc.string({ unit: fc.constantFrom("已", "召", "开", "会", "议", "3", " ", "。", "\n") });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = diffText(before, after);
        expect(side(parts, "removed")).toBe(before);
        expect(side(parts, "added")).toBe(after);
      }),
    );
  });
});
