import { spawn } from "node:child_process";
import { once } from "node:events";
import { utimesSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { STALE_TEMP_MS } from "@/lib/attachments/sweep/rules";
import type { Viewer } from "@/lib/auth/viewer";
import { today, yearOf } from "@/lib/dates";
import { store } from "@/lib/storage/store";
import { removeStaleTemps } from "@/lib/storage/temp";
import { useDatabase } from "@/lib/testing/database";
import { createItem, createPlan } from "@/lib/testing/factories";
import { useFiles } from "@/lib/testing/files";
import { OBJECT_STORE_KEYS, startObjectStore } from "@/lib/testing/object-store";
import { makeGovernment, makePerson } from "@/lib/testing/people";
import { EICAR, makeScanner } from "@/lib/testing/scanner";
import { uploadAttachment } from "./mutations";
import { rescanPending } from "./rescan/mutations";
import { scanContent } from "./scan";

// With a scanner and an object store, which the tests of the route do without.

const db = useDatabase();
const listFiles = useFiles();
const dataDir = process.env.ZEREN_DATA_DIR as string;
const scanner = makeScanner();
let objects: Awaited<ReturnType<typeof startObjectStore>>;
let liaison: Viewer;
let dutyId: string;

beforeAll(async () => {
  objects = await startObjectStore(join(dataDir, "s3"));
  Object.assign(process.env, {
    ...{ ZEREN_CLAMAV: scanner.address, ZEREN_S3_ENDPOINT: objects.endpoint, ZEREN_S3_BUCKET: "zeren" },
    ...{ ZEREN_S3_REGION: "us-east-1", ZEREN_S3_ACCESS_KEY: OBJECT_STORE_KEYS.accessKey },
    ZEREN_S3_SECRET_KEY: OBJECT_STORE_KEYS.secretKey,
  });
  const county = await makeGovernment();
  liaison = await makePerson("LIAISON", county.bureauId);
  const plan = await createPlan(county.id, { year: yearOf(today()) });
  dutyId = (await createItem(plan, { leadUnitId: county.bureauId, unitIds: [county.townId] })).id;
});

afterAll(() => objects.close());
beforeEach(() => scanner.start());
afterEach(() => scanner.stop());

async function upload(name: string, content: string | Buffer, fields: Record<string, string> = { duty: dutyId }) {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append("file", new File([new Uint8Array(Buffer.from(content))], name));
  return uploadAttachment(
    liaison,
    new Request("http://x", { method: "POST", body: form }),
    new AbortController().signal,
  );
}

async function keys() {
  const found: string[] = [];
  for await (const { key } of store().list()) found.push(key);
  return found.sort();
}
const temps = async () => (await listFiles()).filter((path) => path.includes("/files/"));

async function everything() {
  const [rows, stored] = [await db.attachment.count(), await db.storedFile.count()];
  return { rows, stored, keys: await keys(), temps: await temps() };
}

describe("the scanner", () => {
  test("lets what is clean in, into the object store", async () => {
    const { id, sha256, scan } = await upload("a.txt", "已完成整改");
    expect(scan).toBe("CLEAN");
    expect(await buffer(await store().open(sha256))).toEqual(Buffer.from("已完成整改"));
    expect(await db.attachment.findUniqueOrThrow({ where: { id }, include: { file: true } })).toMatchObject({
      ...{ dutyId, name: "a.txt", file: { size: 15, type: "text/plain", scan: "CLEAN", clearedAt: null } },
    });
    expect(await temps()).toEqual([]);
  });

  test("keeps what is infected out, and it is told", async () => {
    const before = await everything();
    await expect(upload("通知.txt", EICAR)).rejects.toMatchObject({ code: "INFECTED", key: "fileInfected" });
    expect(await everything()).toEqual(before);
    expect(await db.auditEvent.findFirstOrThrow({ orderBy: { id: "desc" } })).toMatchObject({
      ...{ kind: "EVIDENCE_REFUSED", actorId: liaison.userId },
      payload: { name: "通知.txt", reason: "Eicar-Signature" },
    });
  });

  test("that is down lets files wait for it; later it decides", async () => {
    await scanner.stop();
    const good = await upload("a.txt", "等待查杀");
    const bad = await upload("b.txt", `${EICAR}\n`);
    expect([good.scan, bad.scan]).toEqual(["PENDING", "PENDING"]);
    expect(await rescanPending()).toEqual({ clean: 0, infected: 0, pending: 2 });
    await scanner.start();
    expect(await rescanPending()).toEqual({ clean: 1, infected: 1, pending: 0 });
    expect(await rescanPending()).toEqual({ clean: 0, infected: 0, pending: 0 });
    const scanOf = async (sha256: string) => (await db.storedFile.findUniqueOrThrow({ where: { sha256 } })).scan;
    expect([await scanOf(good.sha256), await scanOf(bad.sha256)]).toEqual(["CLEAN", "INFECTED"]);
    expect(await db.auditEvent.findFirstOrThrow({ orderBy: { id: "desc" } })).toMatchObject({
      ...{ kind: "EVIDENCE_REFUSED", actorId: null, dutyId, payload: { name: "b.txt", reason: "Eicar-Signature" } },
    });
    // The same content again, while nobody can be asked: what is known of it counts.
    await scanner.stop();
    await expect(upload("c.txt", `${EICAR}\n`)).rejects.toMatchObject({ code: "INFECTED" });
    expect((await upload("d.txt", "等待查杀")).scan).toBe("CLEAN");
  });

  test.each(["INSTREAM size limit exceeded. ERROR", "", "stream: OK\nstream: X FOUND", "garbage"])(
    "that answers %j has not said anything",
    async (answer) => {
      await scanner.stop();
      await scanner.start(answer);
      expect(await scanContent(Readable.from([Buffer.from("x")]), scanner.address)).toEqual({ result: "UNAVAILABLE" });
    },
  );

  test("is asked about 50 MB piece by piece, and about a content that breaks off", async () => {
    const piece = Buffer.alloc(1024 * 1024, "x");
    const large = Readable.from(Array(50).fill(piece));
    expect(await scanContent(large, scanner.address)).toEqual({ result: "CLEAN" });
    const broken = Readable.from(
      (function* () {
        yield Buffer.from("x");
        throw new Error("EIO");
      })(),
    );
    expect(await scanContent(broken, scanner.address)).toEqual({ result: "UNAVAILABLE" });
    for (const address of ["127.0.0.1:9", "[::1]:9", "unix:/nowhere.sock"]) {
      expect(await scanContent(Readable.from([piece]), address)).toEqual({ result: "UNAVAILABLE" });
    }
  });
});

describe("the store", () => {
  test("gets a content again that was cleared or lost", async () => {
    const first = await upload("a.txt", "清理后又上传");
    await db.storedFile.update({ where: { sha256: first.sha256 }, data: { clearedAt: new Date() } });
    await store().remove(first.sha256);
    await upload("a.txt", "清理后又上传");
    expect(await store().stat(first.sha256)).toMatchObject({ size: first.size });
    expect(await db.storedFile.findUnique({ where: { sha256: first.sha256 } })).toMatchObject({ clearedAt: null });
  });

  test("that is full or away is no row", async () => {
    const before = await everything();
    const put = store().put;
    store().put = () => Promise.reject(new Error("the object store answered PUT with 503"));
    await expect(upload("a.txt", "没有存成")).rejects.toThrow("503");
    store().put = put;
    expect(await everything()).toEqual(before);
  });
});

test("a process killed in the middle of an upload leaves no row, and its temporary file goes with the sweep", async () => {
  const before = await everything();
  const script = `
    import { receiveForm } from "./lib/attachments/upload/receive.ts";
    const head = '--b\\r\\nContent-Disposition: form-data; name="file"; filename="a.txt"\\r\\n\\r\\n';
    let sent = 0;
    const body = new ReadableStream({ async pull(c) {
      if (sent++ === 0) c.enqueue(Buffer.from(head));
      else if (sent < 30) c.enqueue(Buffer.alloc(65536, 120));
      else { console.log("half"); await new Promise(() => setInterval(() => {}, 1000)); }
    } });
    await receiveForm({ headers: new Headers({ "content-type": "multipart/form-data; boundary=b" }), body }, { files: 1, fileBytes: 5e7, totalBytes: 5e7 });`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout as Readable, "data");
  child.kill("SIGKILL");
  await once(child, "exit");
  const [left] = (await temps()).filter((path) => !before.temps.includes(path));
  expect(left).toMatch(/\/files\/tmp\//);
  expect(await removeStaleTemps(STALE_TEMP_MS)).toBe(0);
  utimesSync(left as string, new Date(0), new Date(0));
  expect(await removeStaleTemps(STALE_TEMP_MS)).toBe(1);
  expect(await everything()).toEqual(before);
});
