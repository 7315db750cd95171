import { createHash, randomBytes } from "node:crypto";
import { utimesSync } from "node:fs";
import { beforeEach, expect, test } from "vitest";
import { addAttachmentIn } from "@/lib/attachments/mutations";
import { lockContent } from "@/lib/attachments/upload/lock";
import type { Viewer } from "@/lib/auth/viewer";
import { transaction } from "@/lib/db";
import { store } from "@/lib/storage/store";
import { createTemp } from "@/lib/storage/temp";
import { resetDatabase, useDatabase } from "@/lib/testing/database";
import { createFinding, hangContent, storeContent } from "@/lib/testing/evidence";
import { createPlan } from "@/lib/testing/factories";
import { useFiles } from "@/lib/testing/files";
import { makeGovernment, makePerson } from "@/lib/testing/people";
import { sweepFiles } from "./mutations";
import { getFileTotals, listOrphans } from "./queries";

const db = useDatabase();
const paths = useFiles();

const DAY = 24 * 60 * 60 * 1000;
const ago = (days: number) => new Date(Date.now() - days * DAY);
const later = (days: number) => new Date(Date.now() + days * DAY);

let office: Viewer;
let town: Viewer;
let admin: Viewer;
let findingId: string;

beforeEach(async () => {
  await resetDatabase();
  for await (const { key } of store().list()) await store().remove(key);
  const county = await makeGovernment();
  office = await makePerson("OFFICE", county.officeId);
  town = await makePerson("LIAISON", county.townId);
  admin = await makePerson("SYSTEM_ADMIN", county.officeId);
  ({ id: findingId } = await createFinding(await createPlan(county.id), office, { unitIds: [county.townId] }));
});

const isStored = async (sha256: string) => (await store().stat(sha256)) !== null;

/** As old on the disk as in the rows. */
async function age(sha256: string) {
  const path = (await paths()).find((one) => one.endsWith(sha256)) ?? "";
  utimesSync(path, ago(40), ago(40));
}

async function content(bytes: Buffer | string = randomBytes(100)) {
  const sha256 = await storeContent(bytes);
  await age(sha256);
  return sha256;
}

test("staged uploads go after a day with their content, unless something else uses it", async () => {
  const [old, shared, fresh] = [await content(), await content(), await content()];
  await hangContent(town, old, { createdAt: ago(1.1) });
  await hangContent(town, shared, { createdAt: ago(1.1) });
  await hangContent(town, shared, { findingId });
  await hangContent(town, fresh, { createdAt: ago(0.9) });
  expect(await sweepFiles()).toMatchObject({ staged: 2, files: 1, bytes: 100 });
  expect(await Promise.all([old, shared, fresh].map(isStored))).toEqual([false, true, true]);
  expect(await db.attachment.count()).toBe(2);
  expect((await db.storedFile.findUniqueOrThrow({ where: { sha256: old } })).clearedAt).not.toBeNull();
});

test("what only void rows use goes after thirty days; the rows stay, and one audit row tells of it", async () => {
  const [recent, long, used] = [await content(), await content(), await content()];
  await hangContent(town, recent, { findingId, voidedAt: ago(29) });
  await hangContent(town, long, { findingId, voidedAt: ago(31) });
  await hangContent(town, long, { findingId, voidedAt: ago(60) });
  await hangContent(town, used, { findingId, voidedAt: ago(31) });
  await hangContent(town, used, { findingId });
  const first = await listOrphans(admin, { page: 1 });
  expect(first.rows.map(({ sha256, isCleared }) => [sha256, isCleared])).toEqual([
    [long, false],
    [recent, false],
  ]);
  expect(await sweepFiles()).toMatchObject({ files: 1, bytes: 100, strays: 0 });
  expect(await sweepFiles()).toMatchObject({ files: 0, strays: 0 });
  expect(await Promise.all([recent, long, used].map(isStored))).toEqual([true, false, true]);
  expect(await db.attachment.count()).toBe(5);
  const events = await db.auditEvent.findMany({ where: { kind: "FILES_CLEARED" } });
  expect(events).toMatchObject([
    { payload: { files: 1, bytes: 100 }, governmentId: office.governmentId, actorId: null },
  ]);
  const after = await listOrphans(admin, { page: 1 });
  expect(after.rows.map(({ sha256, isCleared }) => [sha256, isCleared])).toEqual([
    [recent, false],
    [long, true],
  ]);
  expect(JSON.stringify(after)).not.toContain("材料.pdf");
});

test("what an import or a template uses stays; of a template withdrawn for thirty days it goes", async () => {
  const [sheet, template, withdrawn, discarded] = [await content(), await content(), await content(), await content()];
  const { governmentId, userId: actorId, userId: uploaderId, unitId } = office;
  await db.import.create({
    data: {
      ...{ governmentId, year: 2026, kind: "BREAKDOWN", actorId, unitId },
      files: { create: { sortNo: 0, name: "分解表.xlsx", sha256: sheet } },
    },
  });
  await db.import.create({
    data: {
      ...{ governmentId, year: 2026, kind: "BREAKDOWN", actorId, unitId, status: "DISCARDED" },
      files: { create: { sortNo: 0, name: "放弃的.xlsx", sha256: discarded } },
    },
  });
  for (const [sha256, voidedAt] of [[template, null] as const, [withdrawn, ago(31)] as const]) {
    const names = { document: "breakdown", format: "XLSX" as const, name: "本局格式", fileName: "本局格式.xlsx" };
    await db.documentTemplate.create({ data: { ...names, governmentId, uploaderId, sha256, voidedAt } });
  }
  expect(await sweepFiles()).toMatchObject({ files: 2, strays: 0 });
  const kept = await Promise.all([sheet, template, withdrawn, discarded].map(isStored));
  expect(kept).toEqual([true, true, false, false]);
});

test("objects without a row and stale temporary files go, new ones stay", async () => {
  const kept = await content();
  await hangContent(town, kept, { findingId });
  const stray = await content();
  await db.storedFile.delete({ where: { sha256: stray } });
  const fresh = await storeContent("刚存入，行还没有写");
  await db.storedFile.delete({ where: { sha256: fresh } });
  const old = await createTemp();
  await old.handle.close();
  utimesSync(old.path, ago(1), ago(1));
  const half = await createTemp();
  await half.handle.close();
  expect(await sweepFiles()).toMatchObject({ files: 0, strays: 1, temps: 1 });
  expect(await Promise.all([kept, stray, fresh].map(isStored))).toEqual([true, false, true]);
  expect(await paths()).toContain(half.path);
});

test("what an interrupted sweep marked and did not remove is removed by the next one", async () => {
  const sha256 = await content();
  await db.storedFile.update({ where: { sha256 }, data: { clearedAt: ago(1) } });
  expect(await sweepFiles()).toMatchObject({ files: 0, strays: 1 });
  expect(await isStored(sha256)).toBe(false);
});

/** The last part of an upload: the content under its lock, then the rows. */
async function upload(bytes: Buffer): Promise<string> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return transaction(async (tx) => {
    await lockContent(tx, sha256);
    if (!(await store().stat(sha256))) {
      const { path, handle } = await createTemp();
      await handle.writeFile(bytes);
      await handle.close();
      await store().put(path, sha256, bytes.length);
    }
    const data = { size: bytes.length, type: "application/pdf", scan: "UNSCANNED" as const, clearedAt: null };
    await tx.storedFile.upsert({ where: { sha256 }, create: { sha256, ...data }, update: data });
    const { id } = await addAttachmentIn(tx, town, {}, { sha256, name: "再传.pdf", size: bytes.length });
    return id;
  });
}

test("an upload of what is just being cleared: never a row without its bytes", async () => {
  for (let round = 0; round < 50; round++) {
    const bytes = randomBytes(50);
    const sha256 = await content(bytes);
    await hangContent(town, sha256, { findingId, voidedAt: ago(31) });
    // Half a day ahead for one of them.
    await Promise.all([sweepFiles(), upload(bytes), sweepFiles(later(0.5)), upload(bytes)]);
    const row = await db.storedFile.findUniqueOrThrow({ where: { sha256 } });
    expect([row.clearedAt, await isStored(sha256)]).toEqual([null, true]);
  }
});

test("totals and orphans are the system administrator's, by size and hash", async () => {
  const sha256 = await content();
  await hangContent(town, sha256, { findingId });
  expect(await getFileTotals(admin)).toMatchObject({ files: 1, bytes: 100, store: "DISK", hasScanner: false });
  for (const viewer of [office, town]) {
    await expect(getFileTotals(viewer)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(listOrphans(viewer, { page: 1 })).rejects.toMatchObject({ code: "FORBIDDEN" });
  }
});

test("a hundred and fifty-one orphans come in pages", async () => {
  const hashes = Array.from({ length: 151 }, () => randomBytes(32).toString("hex"));
  await db.storedFile.createMany({
    data: hashes.map((sha256) => ({ sha256, size: 1, type: "text/plain", scan: "CLEAN" as const })),
  });
  expect((await listOrphans(admin, { page: 1 })).total).toBe(151);
  expect((await listOrphans(admin, { page: 4 })).rows).toHaveLength(1);
  expect((await listOrphans(admin, { page: 5 })).rows).toHaveLength(0);
});
