import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { useDatabase } from "@/lib/testing/database";
import { hangContent, storeContent } from "@/lib/testing/evidence";
import { useFiles } from "@/lib/testing/files";
import { OBJECT_STORE_KEYS, startObjectStore } from "@/lib/testing/object-store";
import { makeGovernment, makePerson } from "@/lib/testing/people";
import { openAttachment } from "./mutations";

useDatabase();
const paths = useFiles();

const folder = mkdtempSync(join(tmpdir(), "zeren-objects-"));
let objects: Awaited<ReturnType<typeof startObjectStore>>;

beforeAll(async () => {
  objects = await startObjectStore(folder);
  Object.assign(process.env, {
    ZEREN_S3_ENDPOINT: objects.endpoint,
    ZEREN_S3_BUCKET: "zeren",
    ZEREN_S3_REGION: "us-east-1",
    ZEREN_S3_ACCESS_KEY: OBJECT_STORE_KEYS.accessKey,
    ZEREN_S3_SECRET_KEY: OBJECT_STORE_KEYS.secretKey,
  });
});

afterAll(async () => {
  await objects.close();
  rmSync(folder, { recursive: true });
});

async function hang(bytes: Buffer) {
  const town = await makePerson("LIAISON", (await makeGovernment()).townId);
  const sha256 = await storeContent(bytes);
  return { town, sha256, id: (await hangContent(town, sha256)).id };
}

const halfReceived = async () => (await paths()).filter((path) => path.includes("tmp"));

test("a file of an object store comes back byte by byte, by way of a temporary file that goes with the stream", async () => {
  const bytes = randomBytes(2_000_001);
  const { town, id } = await hang(bytes);
  const { stream } = await openAttachment(town, id);
  expect(await halfReceived()).toHaveLength(1);
  expect((await buffer(stream)).equals(bytes)).toBe(true);
  await expect.poll(halfReceived).toEqual([]);

  const stopped = await openAttachment(town, id);
  stopped.stream.destroy();
  await once(stopped.stream, "close");
  await expect.poll(halfReceived).toEqual([]);
});

test("a changed object is not given out and leaves nothing behind", async () => {
  const { town, sha256, id } = await hang(randomBytes(5_000));
  const object = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .find((path) => path.includes(sha256) && statSync(path).size === 5_000);
  if (!object) throw new Error("the object is not where the store keeps it");
  const bytes = readFileSync(object);
  bytes.writeUInt8(bytes.readUInt8(9) ^ 1, 9);
  writeFileSync(object, bytes);
  await expect(openAttachment(town, id)).rejects.toMatchObject({ code: "CONFLICT", key: "fileChanged" });
  expect(await halfReceived()).toEqual([]);
});
