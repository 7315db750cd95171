import { randomBytes } from "node:crypto";
import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { pictureOf, zipOf } from "@/lib/testing/contents";
import { useDatabase } from "@/lib/testing/database";
import { hangContent, storeContent } from "@/lib/testing/evidence";
import { useFiles } from "@/lib/testing/files";
import { makeGovernment, makePerson } from "@/lib/testing/people";
import { getPreview } from "./queries";

useDatabase();
useFiles();

let town: Viewer;
beforeAll(async () => {
  town = await makePerson("LIAISON", (await makeGovernment()).townId);
});

const { signal } = new AbortController();

async function preview(content: Buffer | string, type: string) {
  const { id } = await hangContent(town, await storeContent(content, { type }));
  return getPreview(town, id, signal);
}

async function bytesOf(content: Buffer, type: string): Promise<Buffer> {
  const shown = await preview(content, type);
  if (shown.kind !== "IMAGE") throw new Error(shown.kind);
  return shown.bytes;
}

test("a picture is drawn anew: WebP, small enough, upright, without what the camera wrote", async () => {
  const photo = await sharp({ create: { width: 4000, height: 2000, channels: 3, background: "#336699" } })
    .withExif({ IFD0: { Make: "SECRET-CAMERA" }, IFD3: { GPSLatitudeRef: "N" } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const hidden = Buffer.concat([photo, Buffer.from("<script>alert(1)</script>")]);
  const bytes = await bytesOf(hidden, "image/jpeg");
  const { format, width, height, exif, orientation } = await sharp(bytes).metadata();
  expect({ format, width, height, exif, orientation }).toEqual({
    ...{ format: "webp", width: 800, height: 1600, exif: undefined, orientation: undefined },
  });
  expect(bytes.includes("SECRET-CAMERA")).toBe(false);
  expect(bytes.includes("script")).toBe(false);
});

test.each(["png", "gif", "webp"] as const)("a small %s keeps its size", async (format) => {
  const bytes = await bytesOf(await pictureOf(format, 40), `image/${format}`);
  expect(await sharp(bytes).metadata()).toMatchObject({ format: "webp", width: 40, height: 40 });
});

test("what only says it is a picture cannot be looked at, and twenty at once are done one by one", async () => {
  const refusal = { code: "CONFLICT", key: "previewFailed" };
  await expect(preview(randomBytes(5_000), "image/png")).rejects.toMatchObject(refusal);
  await expect(preview('<svg xmlns="http://www.w3.org/2000/svg"/>', "image/png")).rejects.toMatchObject(refusal);
  const many = Array.from({ length: 20 }, async (_, index) => bytesOf(await pictureOf("png", 50 + index), "image/png"));
  expect(await Promise.all(many)).toHaveLength(20);
});

test("text is shown from its beginning, in UTF-8 or GB18030, never with half a character", async () => {
  const short = await preview("整改情况说明", "text/plain");
  expect(short).toEqual({ kind: "TEXT", text: "整改情况说明", isCut: false });
  const gb = await preview(Buffer.from([0xd5, 0xfb, 0xb8, 0xc4]), "text/plain");
  expect(gb).toMatchObject({ text: "整改" });
  const long = await preview(`a${"整".repeat(100_000)}`, "text/plain");
  if (long.kind !== "TEXT") throw new Error(long.kind);
  expect(long.isCut).toBe(true);
  expect(long.text).toMatch(/^a整+$/);
});

test("an archive's files are listed, also those named in GBK, and nothing is unpacked", async () => {
  const archive = await zipOf({ "照片/1.jpg": "一", "a.txt": "1234" });
  expect(await preview(archive, "application/zip")).toEqual({
    kind: "ENTRIES",
    entries: [
      { name: "照片/1.jpg", size: 3 },
      { name: "a.txt", size: 4 },
    ],
  });
  // The same archive as Chinese Windows writes it: the name in GBK, the flag of UTF-8 not set.
  const gbk = await zipOf({ "AABB.txt": "x" });
  for (let at = gbk.indexOf("AABB"); at >= 0; at = gbk.indexOf("AABB"))
    Buffer.from([0xd5, 0xfb, 0xb8, 0xc4]).copy(gbk, at);
  for (const [signature, offset] of [
    ["PK\x03\x04", 6],
    ["PK\x01\x02", 8],
  ] as const) {
    const at = gbk.indexOf(signature) + offset;
    gbk.writeUInt16LE(gbk.readUInt16LE(at) & ~0x800, at);
  }
  expect(await preview(gbk, "application/zip")).toMatchObject({ entries: [{ name: "整改.txt", size: 1 }] });
  await expect(preview("PK no zip", "application/zip")).rejects.toMatchObject({ key: "previewFailed" });
});

test("a PDF's bytes are given to the page that draws them; other files can only be downloaded", async () => {
  const pdf = await preview("%PDF-1.7 …", "application/pdf");
  if (pdf.kind !== "PDF") throw new Error(pdf.kind);
  expect((await buffer(pdf.stream)).toString()).toBe("%PDF-1.7 …");
  for (const type of ["image/svg+xml", "text/html", "application/msword", "application/ofd"]) {
    await expect(preview("<html>", type)).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
});

test("who has gone away is not waited for", async () => {
  const { id } = await hangContent(town, await storeContent(await pictureOf("png"), { type: "image/png" }));
  await expect(getPreview(town, id, AbortSignal.abort())).rejects.toThrow();
});
