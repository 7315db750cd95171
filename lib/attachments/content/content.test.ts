import { createHash, randomBytes } from "node:crypto";
import { chmodSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { buffer } from "node:stream/consumers";
import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { useDatabase } from "@/lib/testing/database";
import { createFinding, hangContent, storeContent } from "@/lib/testing/evidence";
import { createPlan } from "@/lib/testing/factories";
import { useFiles } from "@/lib/testing/files";
import { makeGovernment, makePerson } from "@/lib/testing/people";
import { openAttachment } from "./mutations";

const db = useDatabase();
const paths = useFiles();

let office: Viewer;
let town: Viewer;
let findingId: string;
let number: string;

beforeAll(async () => {
  const county = await makeGovernment();
  office = await makePerson("OFFICE", county.officeId);
  town = await makePerson("LIAISON", county.townId);
  const finding = await createFinding(await createPlan(county.id), office, { unitIds: [county.townId] });
  ({ id: findingId, number } = finding);
});

async function hang(bytes: Buffer, options: Parameters<typeof storeContent>[1] = {}) {
  const sha256 = await storeContent(bytes, options);
  const { id } = await hangContent(town, sha256, { findingId, name: "整改材料.pdf" });
  const path = (await paths()).find((one) => one.endsWith(sha256)) ?? "";
  return { id, sha256, path };
}

const downloads = () => db.auditEvent.count({ where: { kind: "EVIDENCE_DOWNLOADED" } });

test("what comes back is byte by byte what was stored, and the download is in the history", async () => {
  for (const size of [1, 65_536, 3_000_001]) {
    const bytes = randomBytes(size);
    const { id, sha256 } = await hang(bytes);
    const before = await downloads();
    const file = await openAttachment(office, id);
    expect(await downloads()).toBe(before + 1);
    expect(file).toMatchObject({ name: "整改材料.pdf", size, type: "application/pdf" });
    const got = await buffer(file.stream);
    expect(got.equals(bytes)).toBe(true);
    expect(createHash("sha256").update(got).digest("hex")).toBe(sha256);
  }
  const event = await db.auditEvent.findFirstOrThrow({ where: { kind: "EVIDENCE_DOWNLOADED" } });
  expect(event).toMatchObject({ findingId, actorId: office.userId, payload: { name: "整改材料.pdf", number } });
});

test.each<[string, (path: string) => void]>([
  [
    "one bit is another",
    (path) => {
      const bytes = readFileSync(path);
      bytes.writeUInt8(bytes.readUInt8(500) ^ 1, 500);
      writeFileSync(path, bytes);
    },
  ],
  ["it was cut off", (path) => writeFileSync(path, readFileSync(path).subarray(0, 900))],
  ["it grew", (path) => writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.alloc(1)]))],
  ["it is gone", (path) => unlinkSync(path)],
])("nothing is given out when %s", async (_, change) => {
  const { id, path } = await hang(randomBytes(1_000));
  chmodSync(path, 0o600);
  change(path);
  const before = await downloads();
  await expect(openAttachment(office, id)).rejects.toMatchObject({ code: "CONFLICT", key: "fileChanged" });
  expect(await downloads()).toBe(before);
});

test("infected and cleared contents are not given out; one that waits is, where there is no scanner", async () => {
  const infected = await hang(randomBytes(10), { scan: "INFECTED" });
  await expect(openAttachment(office, infected.id)).rejects.toMatchObject({ key: "fileInfected" });
  const cleared = await hang(randomBytes(10));
  await db.storedFile.update({ where: { sha256: cleared.sha256 }, data: { clearedAt: new Date() } });
  await expect(openAttachment(office, cleared.id)).rejects.toMatchObject({ key: "fileCleared" });
  const pending = await hang(randomBytes(10), { scan: "PENDING" });
  (await openAttachment(office, pending.id)).stream.destroy();
});
