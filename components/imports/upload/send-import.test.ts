import { describe, expect, it } from "vitest";
import { importAnswer } from "./send-import";

describe("the answer to an upload of sheets", () => {
  it("is the import when it was taken", () => {
    expect(importAnswer(202, '{"id":"a","files":[]}')).toEqual({ kind: "done", id: "a" });
  });

  it("is the server's sentence when it was refused", () => {
    const body = '{"code":"ENCRYPTED","detail":"设有打开密码","requestId":"r"}';
    expect(importAnswer(422, body)).toEqual({
      kind: "refused",
      error: { code: "ENCRYPTED", message: "设有打开密码", requestId: "r" },
    });
  });

  it("is lost when something on the way answered", () => {
    for (const body of ["<html>502</html>", "", "null", '{"detail":"x"}']) {
      expect(importAnswer(502, body)).toEqual({ kind: "lost" });
    }
    expect(importAnswer(200, "<html>login</html>")).toEqual({ kind: "lost" });
  });
});
