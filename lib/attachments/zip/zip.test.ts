import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { buffer } from "node:stream/consumers";
import { readXlsx } from "hucre/xlsx";
import { beforeAll, expect, test } from "vitest";
import yauzl from "yauzl";
import type { EvidenceZipInput } from "@/lib/attachments/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { writeEvidenceList } from "@/lib/documents/evidence-list";
import { useDatabase } from "@/lib/testing/database";
import { createFinding, hangContent, storeContent } from "@/lib/testing/evidence";
import { createItem, createPlan } from "@/lib/testing/factories";
import { useFiles } from "@/lib/testing/files";
import { makeGovernment, makePerson } from "@/lib/testing/people";
import { zipEvidence } from "./mutations";

const db = useDatabase();
const paths = useFiles();

const people = {} as Record<"office" | "bureau" | "town" | "admin", Viewer>;
let county: Awaited<ReturnType<typeof makeGovernment>>;
let plan: Awaited<ReturnType<typeof createPlan>>;
const contents = Array.from({ length: 4 }, () => randomBytes(200_000));

beforeAll(async () => {
  county = await makeGovernment();
  people.office = await makePerson("OFFICE", county.officeId);
  people.bureau = await makePerson("LIAISON", county.bureauId);
  people.town = await makePerson("LIAISON", county.townId);
  people.admin = await makePerson("SYSTEM_ADMIN", county.officeId);
  plan = await createPlan(county.id);
});

async function open(viewer: Viewer, input: EvidenceZipInput) {
  const { fileName, stream } = await zipEvidence(viewer, input, writeEvidenceList);
  const zip = await yauzl.fromBufferPromise(await buffer(stream), { decodeStrings: true });
  const files = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  }
  const list = await readXlsx(new Uint8Array(files.get("目录.xlsx") as Buffer));
  files.delete("目录.xlsx");
  const [, data] = list.sheets;
  return { fileName, files, rows: (data?.rows ?? []).slice(1) as (string | number | null)[][] };
}

test("a finding's evidence: numbered, in folders of its measures, with a table of contents", async () => {
  const finding = await createFinding(plan, people.office, { unitIds: [county.townId], leadUnitId: county.bureauId });
  const [a, b] = [await storeContent(contents[0] as Buffer), await storeContent(contents[1] as Buffer)];
  await hangContent(people.town, a, { findingId: finding.id, name: "整改 报告?.pdf" });
  await hangContent(people.town, a, { findingId: finding.id, measureId: finding.measureId, name: "照片.jpg" });
  const first = await hangContent(people.bureau, a, { findingId: finding.id, name: "核查记录.pdf" });
  await hangContent(people.bureau, b, {
    findingId: finding.id,
    name: "核查记录.pdf",
    previousId: first.id,
    edition: 2,
  });
  await hangContent(people.town, a, { findingId: finding.id, name: "作废.pdf", voidedAt: new Date() });

  const { fileName, files, rows } = await open(people.town, { finding: finding.id });
  expect(fileName).toBe(`问题${finding.number}佐证材料.zip`);
  expect([...files.keys()]).toEqual([
    "001_城关镇_整改 报告_.pdf",
    "002_县市场监督管理局_核查记录.pdf",
    "措施1/003_城关镇_照片.jpg",
  ]);
  expect([...files.values()].map((bytes) => contents.findIndex((one) => one.equals(bytes)))).toEqual([0, 1, 0]);
  expect(rows.map(([place, name, , unit, , , , , sha256]) => [place, name, unit, sha256])).toEqual([
    [1, "整改 报告?.pdf", "城关镇", a],
    [2, "核查记录.pdf", "县市场监督管理局", b],
    [3, "照片.jpg", "城关镇", a],
  ]);
  const event = await db.auditEvent.findFirstOrThrow({ where: { kind: "EVIDENCE_ZIPPED" } });
  expect(event).toMatchObject({ findingId: finding.id, payload: { of: `问题${finding.number}`, files: 3 } });
});

test("a duty's evidence is in folders of units and periods, a unit gets its own and the common", async () => {
  const duty = await createItem(plan, { leadUnitId: county.bureauId, unitIds: [county.bureauId, county.townId] });
  const sha256 = await storeContent(contents[2] as Buffer);
  const share = (unitId: string) => ({ dutyId: duty.id, assignmentId: duty.of(unitId).id, period: "2026-Q3" });
  await hangContent(people.bureau, sha256, { dutyId: duty.id, name: "方案.pdf" });
  await hangContent(people.bureau, sha256, { ...share(county.bureauId), name: "局.pdf" });
  await hangContent(people.town, sha256, { ...share(county.townId), name: "镇.pdf" });
  const names = async (viewer: Viewer) => [...(await open(viewer, { duty: duty.id })).files.keys()];
  expect(await names(people.office)).toEqual([
    "整个事项/001_县市场监督管理局_方案.pdf",
    "县市场监督管理局/2026-Q3/002_县市场监督管理局_局.pdf",
    "城关镇/2026-Q3/003_城关镇_镇.pdf",
  ]);
  expect(await names(people.town)).toEqual([
    "整个事项/001_县市场监督管理局_方案.pdf",
    "城关镇/2026-Q3/002_城关镇_镇.pdf",
  ]);
});

test("a unit's year holds what it uploaded or answers for; another unit's is not found", async () => {
  const code = `${county.code}-cgz`;
  const { fileName, files } = await open(people.town, { unit: code, year: 2026 });
  expect(fileName).toBe("城关镇2026年佐证材料.zip");
  expect(files.size).toBe(3);
  await expect(zipEvidence(people.bureau, { unit: code }, writeEvidenceList)).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await expect(zipEvidence(people.admin, { unit: code }, writeEvidenceList)).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  const unknown = { finding: crypto.randomUUID() };
  await expect(zipEvidence(people.town, unknown, writeEvidenceList)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("what is quarantined, cleared or changed is listed with the reason and left out", async () => {
  const finding = await createFinding(plan, people.office, { unitIds: [county.townId] });
  const hang = async (content: string, scan?: "INFECTED") => {
    const sha256 = await storeContent(content, { scan });
    await hangContent(people.town, sha256, { findingId: finding.id, name: `${content}.txt` });
    return sha256;
  };
  await hang("好");
  await hang("毒", "INFECTED");
  const changed = await hang("变");
  writeFileSync((await paths()).find((path) => path.endsWith(changed)) ?? "", "别");
  const cleared = await hang("清");
  await db.storedFile.update({ where: { sha256: cleared }, data: { clearedAt: new Date() } });
  const { files, rows } = await open(people.office, { finding: finding.id });
  expect([...files.keys()]).toEqual(["001_城关镇_好.txt"]);
  expect(rows.map((row) => row[10] ?? null)).toEqual([
    null,
    "未通过查毒，未装入",
    "与上传时不一致，未装入",
    "内容已清理，未装入",
  ]);
});

test("nothing to zip is an archive with an empty table of contents", async () => {
  const finding = await createFinding(plan, people.office, { unitIds: [county.townId] });
  const { files, rows } = await open(people.town, { finding: finding.id });
  expect([files.size, rows.length]).toEqual([0, 0]);
});

test("whoever stops reading leaves no file open", async () => {
  const finding = await createFinding(plan, people.office, { unitIds: [county.townId] });
  for (let index = 0; index < 30; index++) {
    const sha256 = await storeContent(randomBytes(300_000));
    await hangContent(people.town, sha256, { findingId: finding.id, name: `${index}.bin` });
  }
  const { stream } = await zipEvidence(people.town, { finding: finding.id }, writeEvidenceList);
  let read = 0;
  for await (const chunk of stream) {
    read += (chunk as Buffer).length;
    if (read > 500_000) break;
  }
  expect(stream.destroyed).toBe(true);
});
