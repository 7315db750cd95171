import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AppError } from "@/lib/errors";
import { bitmapOf, compoundOf, goodFiles, heicOf, officeOf, pdfOf, pictureOf, zipOf } from "@/lib/testing/contents";
import { ACCEPTED, MEDIA_TYPES } from "../types";
import { inspectFile } from "./inspect";

const folder = mkdtempSync(join(tmpdir(), "zeren-inspect-"));
afterAll(() => rmSync(folder, { recursive: true }));

let good: Awaited<ReturnType<typeof goodFiles>>;
beforeAll(async () => {
  good = await goodFiles();
});

async function verdictOn(name: string, content: Buffer): Promise<string> {
  const path = join(folder, "file");
  writeFileSync(path, content);
  try {
    return await inspectFile(path, name);
  } catch (error) {
    if (error instanceof AppError) return error.key;
    throw error;
  }
}

describe("what may be uploaded", () => {
  test.each([...ACCEPTED.keys()])("%s", async (extension) => {
    const kinds = ACCEPTED.get(extension) ?? [];
    const type = await verdictOn(`整改报告.${extension.toUpperCase()}`, good[extension] as Buffer);
    expect(kinds.map((kind) => MEDIA_TYPES[kind])).toContain(type);
  });

  test("a scan in TIFF of either byte order, also after a preview was drawn, which blocks all decoders it needs not", async () => {
    await import("@/lib/attachments/preview/image");
    expect(await verdictOn("扫描件.tif", good.tif as Buffer)).toBe("image/tiff");
    const bigEndian = (width: number) => {
      const entry = (tag: number, type: number, value: number) => {
        const bytes = Buffer.alloc(12);
        bytes.writeUInt16BE(tag, 0);
        bytes.writeUInt16BE(type, 2);
        bytes.writeUInt32BE(1, 4);
        if (type === 3) bytes.writeUInt16BE(value, 8);
        else bytes.writeUInt32BE(value, 8);
        return bytes;
      };
      const head = Buffer.from("MM\0*\0\0\0\x08\0\x02", "latin1");
      return Buffer.concat([head, entry(256, 4, width), entry(257, 3, 2_000), Buffer.alloc(4)]);
    };
    expect(await verdictOn("x.tiff", bigEndian(3_000))).toBe("image/tiff");
    expect(await verdictOn("x.tiff", bigEndian(60_000))).toBe("filePixels");
    expect(await verdictOn("x.tiff", bigEndian(3_000).subarray(0, 20))).toBe("fileMismatch");
  });

  test("only under a name of its kind", async () => {
    for (const [extension, content] of Object.entries(good)) {
      const type = await verdictOn(`x.${extension}`, content);
      for (const [other, kinds] of ACCEPTED) {
        const isOfIt = kinds.some((kind) => MEDIA_TYPES[kind] === type);
        expect(await verdictOn(`x.${other}`, content), `${extension} as ${other}`).toBe(isOfIt ? type : "fileMismatch");
      }
    }
  });

  test("photographs with what telephones put behind them", async () => {
    const jpeg = await pictureOf("jpeg");
    const film = Buffer.concat([Buffer.from("\0\0\0\x18ftypmp42", "latin1"), Buffer.alloc(200_000)]);
    for (const more of [jpeg, film, Buffer.alloc(500)]) {
      expect(await verdictOn("x.jpg", Buffer.concat([jpeg, more, Buffer.alloc(70_000)]))).toBe(
        more.length === 500 ? "fileMismatch" : "image/jpeg",
      );
    }
  });

  test("text that begins as a bitmap does, text that ends in the middle of nothing, large text", async () => {
    expect(await verdictOn("x.txt", Buffer.from("BMW 采购清单"))).toBe("text/plain");
    expect(await verdictOn("x.txt", Buffer.from("\ufeff整改"))).toBe("text/plain");
    expect(await verdictOn("x.txt", Buffer.from("整改".repeat(100_000)))).toBe("text/plain");
    expect(await verdictOn("x.txt", Buffer.from("整改").subarray(0, 5))).not.toBe("fileType");
  });

  test("a sheet in an old document, an old document of many sectors", async () => {
    const embedded = compoundOf("WordDocument", "ObjectPool");
    const sheet = await officeOf("xl");
    sheet.copy(embedded, embedded.indexOf("整改"));
    expect(await verdictOn("x.doc", embedded)).toBe("application/msword");
    const names = Array.from({ length: 300 }, (_, index) => `stream ${index}`);
    expect(await verdictOn("x.xls", compoundOf(...names, "Workbook"))).toBe("application/vnd.ms-excel");
  });
});

describe("what may not", () => {
  test.each([
    "",
    "x",
    "x.html",
    "x.htm",
    "x.svg",
    "x.exe",
    "x.sh",
    "x.js",
    "x.bat",
    "x.jar",
    "x.apk",
    "x.xml",
    "x.mht",
  ])("the name %j", async (name) => expect(await verdictOn(name, pdfOf())).toBe("fileType"));

  test("a picture of more than a hundred million dots, without decoding it", async () => {
    const png = await pictureOf("png");
    png.writeUInt32BE(50_000, 16);
    png.writeUInt32BE(50_000, 20);
    expect(await verdictOn("x.png", png)).toBe("filePixels");
    expect(await verdictOn("x.bmp", bitmapOf(20_000, -20_000))).toBe("filePixels");
    expect(await verdictOn("x.heic", heicOf(40_000, 40_000))).toBe("filePixels");
  });

  test("programs in documents", async () => {
    expect(await verdictOn("x.docx", await officeOf("word", { "word/vbaProject.bin": "x" }))).toBe("fileMacros");
    expect(await verdictOn("x.xls", compoundOf("Workbook", "_VBA_PROJECT_CUR/VBA/_VBA_PROJECT"))).toBe("fileMacros");
    expect(await verdictOn("x.doc", compoundOf("WordDocument", "Macros/VBA/dir"))).toBe("fileMacros");
  });

  test("archives that would unpack to too much, or elsewhere, or cannot be looked into", async () => {
    const slip = await zipOf({ "aa/aa.txt": "x" });
    const renamed = (to: string) => Buffer.from(slip.toString("latin1").replaceAll("aa/aa.txt", to), "latin1");
    for (const name of ["../aa.txt", "/a/aa.txt", "C:/aa.txt", "a/../../b"]) {
      expect(await verdictOn("x.zip", renamed(name)), name).toBe("fileArchive");
    }
    expect(await verdictOn("x.zip", await zipOf({ zeros: Buffer.alloc(30 * 1024 * 1024) }))).toBe("fileArchive");
    const locked = await zipOf({ "a.txt": "x" });
    locked.writeUInt16LE(1, locked.indexOf("PK\x01\x02") + 8);
    expect(await verdictOn("x.zip", locked)).toBe("fileArchive");
    expect(await verdictOn("x.zip", (await zipOf({ "a.txt": "x" })).subarray(0, -10))).toBe("fileMismatch");
  });

  test("chains of sectors that lead in a circle or nowhere", async () => {
    const circle = compoundOf("WordDocument");
    const first = circle.readUInt32LE(48);
    const table = circle.readUInt32LE(76);
    circle.writeUInt32LE(first, (table + 1) * 512 + first * 4);
    expect(await verdictOn("x.doc", circle)).toBe("fileMismatch");
    for (const sector of [0xfffffff0, 5_000_000]) {
      const nowhere = compoundOf("WordDocument");
      nowhere.writeUInt32LE(sector, 48);
      expect(await verdictOn("x.doc", nowhere)).toBe("fileMismatch");
    }
  });
});
