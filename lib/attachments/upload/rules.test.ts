import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { beginsAsCode, cleanFileName, extensionOf, hasMarkup, isSaneArchive, MAX_NAME } from "./rules";
import { inSlot } from "./slots";

describe("cleanFileName", () => {
  test.each([
    ["整改报告.pdf", "整改报告.pdf"],
    ["C:\\目录\\a.pdf", "a.pdf"],
    ["C:a.pdf", "a.pdf"],
    ["../..\\a.pdf", "a.pdf"],
    ["a\0.pdf", "a.pdf"],
    ["a\u202efdp.exe", "afdp.exe"],
    ["a\u200b\u2066\ufeff.pdf", "a.pdf"],
    ["a.pdf. . ", "a.pdf"],
    [" a .pdf", "a.pdf"],
    ["a\ud800.pdf", "a.pdf"],
    ["NUL", "NUL"],
    ["a.tar.gz", "a.tar.gz"],
  ])("%j becomes %j", (given, name) => {
    expect(cleanFileName(given)).toBe(name);
  });

  test.each(["", " ", ".", "..", ".htaccess", "/", "a/", "\\", "C:", ".pdf", "\u202e.pdf", "\0"])(
    "%j is none",
    (given) => {
      expect(() => cleanFileName(given)).toThrow("fileName");
    },
  );

  test("keeps the extension of a long name and cuts no character in two", () => {
    for (const stem of ["长".repeat(300), "😀".repeat(200), `a${"😀".repeat(200)}`]) {
      const name = cleanFileName(`${stem}.docx`);
      expect(name.length).toBeLessThanOrEqual(MAX_NAME);
      expect(name).toMatch(/\.docx$/);
      expect(name).not.toMatch(/\p{Surrogate}/u);
    }
  });

  test("whatever is sent: no path, nothing invisible, not too long", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (given) => {
        let name: string;
        try {
          name = cleanFileName(given);
        } catch {
          return;
        }
        expect(name).not.toMatch(/[/\\\p{Cc}\p{Cf}\p{Cs}]/u);
        expect(name.length).toBeLessThanOrEqual(MAX_NAME);
        expect(name.trim()).not.toBe("");
      }),
      { numRuns: 300 },
    );
  });
});

test("extensions are short, plain and at the end", () => {
  expect(["a.PDF", "a.b.zip", "a", "a.", "a.p df", "a.ｐｄｆ", `a.${"x".repeat(11)}`].map(extensionOf)).toEqual([
    ...["pdf", "zip", "", "", "", "", ""],
  ]);
});

test("markup is found in bytes, code at the beginning of text", () => {
  for (const text of ["<script>", "x<SVG/onload=1>", "\0<?php echo", "<html", "<!DOCTYPE html>"]) {
    expect(hasMarkup(Buffer.from(text)), text).toBe(true);
  }
  for (const text of ["<?xpacket begin", "<x:xmpmeta", "a < b", "<htmlx", "&lt;script&gt;"]) {
    expect(hasMarkup(Buffer.from(text)), text).toBe(false);
  }
  for (const text of ["<a>", " \ufeff<?xml", "#!/bin/sh", "{\\rtf1", "%PDF-1.7", "<!-- -->", "\n<HTML>"]) {
    expect(beginsAsCode(text), text).toBe(true);
  }
  for (const text of ["<附件>", "一、<b>", "# 标题", "100%", "{", ""]) expect(beginsAsCode(text), text).toBe(false);
});

test("archives are judged by what they say they hold", () => {
  const mega = 1024 * 1024;
  expect(isSaneArchive({ entries: 10_000, unpacked: 500 * mega, size: 50 * mega })).toBe(true);
  expect(isSaneArchive({ entries: 1, unpacked: 20 * mega, size: 100 })).toBe(true);
  expect(isSaneArchive({ entries: 0, unpacked: 0, size: 22 })).toBe(false);
  expect(isSaneArchive({ entries: 10_001, unpacked: 0, size: mega })).toBe(false);
  expect(isSaneArchive({ entries: 1, unpacked: 500 * mega + 1, size: 50 * mega })).toBe(false);
  expect(isSaneArchive({ entries: 1, unpacked: 21 * mega, size: 100_000 })).toBe(false);
});

describe("slots", () => {
  const never = new AbortController().signal;

  /** Work that ends when it is told to. */
  function job(userId: string, signal = never) {
    let finish = () => {};
    const state = { isRunning: false };
    const done = inSlot(userId, signal, () => {
      state.isRunning = true;
      return new Promise<void>((resolve) => (finish = resolve));
    });
    return { done, state, finish: () => finish() };
  }

  const settle = () => new Promise((resolve) => setImmediate(resolve));

  test("three run for a person and sixteen in all, in order; who leaves makes room", async () => {
    const own = Array.from({ length: 5 }, () => job("a"));
    const others = Array.from({ length: 18 }, (_, index) => job(`b${index}`));
    await settle();
    const running = (jobs: ReturnType<typeof job>[]) => jobs.filter(({ state }) => state.isRunning).length;
    expect([running(own), running(others)]).toEqual([3, 13]);
    own[0]?.finish();
    await settle();
    expect([own[3]?.state.isRunning, running(others)]).toEqual([true, 13]);
    for (const one of others) {
      one.finish();
      await settle();
    }
    expect(running(others)).toBe(18);
    for (const one of own) {
      one.finish();
      await settle();
    }
    await Promise.all([...own, ...others].map(({ done }) => done));
  });

  test("twenty of a person wait, one more is told to come later, and who has gone waits no more", async () => {
    const gone = new AbortController();
    const running = [job("a"), job("a"), job("a")];
    const left = job("a", gone.signal);
    const waiting = Array.from({ length: 19 }, () => job("a"));
    await expect(job("a").done).rejects.toMatchObject({ code: "RATE_LIMITED" });
    gone.abort();
    await expect(left.done).rejects.toMatchObject({ key: "fileBroken" });
    await expect(job("a", gone.signal).done).rejects.toMatchObject({ key: "fileBroken" });
    const last = job("a");
    for (const one of [...running, ...waiting, last]) {
      await settle();
      one.finish();
    }
    await Promise.all([...running, ...waiting, last].map(({ done }) => done));
  });

  test("work that fails leaves its place", async () => {
    const failing = () => inSlot("a", never, () => Promise.reject(new Error("EIO")));
    for (let round = 0; round < 5; round++) await expect(failing()).rejects.toThrow("EIO");
  });
});
