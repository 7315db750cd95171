import { describe, expect, it } from "vitest";
import { MAX_FILE_BYTES } from "@/lib/attachments/upload/rules";
import { fileFault, pasteStamp, sizeText } from "./upload-rules";

describe("what can be told before a byte is sent", () => {
  it.each([
    ["工作总结.docx", 1, undefined],
    ["扫描件.PDF", MAX_FILE_BYTES, undefined],
    ["扫描件.pdf", MAX_FILE_BYTES + 1, "fileTooLarge"],
    ["空.pdf", 0, "fileEmpty"],
    ["run.exe", 10, "fileType"],
    ["图.svg", 10, "fileType"],
    ["页.pdf.html", 10, "fileType"],
    ["无扩展名", 10, "fileType"],
  ])("%s with %i bytes: %s", (name, size, key) => {
    expect(fileFault({ name, size })?.key).toBe(key);
  });

  it("names the limit as the server does", () => {
    expect(fileFault({ name: "a.pdf", size: MAX_FILE_BYTES + 1 })?.values).toEqual({ megabytes: 50 });
  });
});

it("names a pasted picture by the business clock", () => {
  const now = new Date("2026-11-23T06:05:59Z");
  expect(pasteStamp(now)).toBe("20261123-1405");
  expect(pasteStamp(now, 1)).toBe("20261123-1405-2");
});

it("says sizes in the unit that people use", () => {
  expect([900, 2048, 1.4 * 1024 * 1024].map(sizeText)).toEqual(["900 B", "2 KB", "1.4 MB"]);
});
