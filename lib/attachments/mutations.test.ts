import { beforeAll, beforeEach, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { transaction } from "@/lib/db";
import { useDatabase } from "@/lib/testing/database";
import { createFinding, storeContent } from "@/lib/testing/evidence";
import { createItem, createPlan } from "@/lib/testing/factories";
import { useFiles } from "@/lib/testing/files";
import { auditKinds, makeGovernment, makePerson } from "@/lib/testing/people";
import { getContent } from "./content/queries";
import { addAttachmentIn, voidEvidence } from "./mutations";
import { listEvidence } from "./queries";
import type { AttachmentTarget } from "./schema";

const db = useDatabase();
useFiles();

const people = {} as Record<"office" | "bureau" | "town" | "leader", Viewer>;
let plan: Awaited<ReturnType<typeof createPlan>>;
let finding: Awaited<ReturnType<typeof createFinding>>;
let duty: Awaited<ReturnType<typeof createItem>>;
let county: Awaited<ReturnType<typeof makeGovernment>>;

beforeAll(async () => {
  county = await makeGovernment();
  people.office = await makePerson("OFFICE", county.officeId);
  people.leader = await makePerson("LEADER", county.id);
  people.bureau = await makePerson("LIAISON", county.bureauId);
  people.town = await makePerson("LIAISON", county.townId);
});

beforeEach(async () => {
  const year = 2026 + (await db.plan.count());
  plan = await createPlan(county.id, { year });
  duty = await createItem(plan, { leadUnitId: county.bureauId, unitIds: [county.bureauId, county.townId] });
  finding = await createFinding(plan, people.office, { unitIds: [county.townId], leadUnitId: county.bureauId });
});

const add = (viewer: Viewer, target: AttachmentTarget, content = crypto.randomUUID(), name = "材料.pdf") =>
  storeContent(content).then((sha256) =>
    transaction((tx) => addAttachmentIn(tx, viewer, target, { sha256, name, size: Buffer.byteLength(content) })),
  );

const listed = async (viewer = people.office) =>
  (await listEvidence(viewer, { finding: finding.id })).map(({ id, edition, earlier }) => [
    id,
    edition,
    earlier.map((one) => one.id),
  ]);

test("a file hangs on its place, with its uploader's unit and a row in the history", async () => {
  const { id } = await add(people.town, { measure: finding.measureId });
  expect(await db.attachment.findUniqueOrThrow({ where: { id } })).toMatchObject({
    ...{ findingId: finding.id, measureId: finding.measureId, dutyId: null, unitId: county.townId, edition: 1 },
  });
  const event = await db.auditEvent.findFirstOrThrow({ where: { findingId: finding.id } });
  expect(event).toMatchObject({ kind: "EVIDENCE_ADDED", payload: { name: "材料.pdf", number: finding.number } });
});

test("evidence of a report hangs on the share and the period, and stays when the report comes again", async () => {
  const assignment = duty.of(county.townId).id;
  const report = await db.progressReport.create({
    data: {
      assignmentId: assignment,
      period: `${plan.year}-Q3`,
      status: "RETURNED",
      authorId: people.town.userId,
      progress: "x",
    },
  });
  const { id } = await add(people.town, { report: report.id });
  expect(await db.attachment.findUniqueOrThrow({ where: { id } })).toMatchObject({
    ...{ assignmentId: assignment, dutyId: duty.id, period: `${plan.year}-Q3` },
  });
  const rows = await listEvidence(people.town, { assignment, period: `${plan.year}-Q3` });
  expect(rows.map((row) => row.id)).toEqual([id]);
  expect(await listEvidence(people.town, { assignment, period: `${plan.year}-Q2` })).toEqual([]);
  await expect(add(people.town, { assignment, period: "2019-Q1" })).rejects.toMatchObject({ key: "periodOtherYear" });
});

test("a new edition stands for the earlier ones; voiding it brings the one before back", async () => {
  const first = await add(people.town, { finding: finding.id });
  const second = await add(people.town, { previous: first.id });
  const third = await add(people.office, { previous: second.id });
  expect(await listed()).toEqual([[third.id, 3, [second.id, first.id]]]);
  await expect(add(people.town, { previous: second.id })).rejects.toMatchObject({ code: "CONFLICT" });

  await voidEvidence(people.office, { id: second.id, reason: "传错文件" });
  expect(await listed()).toEqual([[third.id, 3, [first.id]]]);
  await voidEvidence(people.office, { id: third.id, reason: "传错文件" });
  expect(await listed()).toEqual([[first.id, 1, []]]);
  const again = await add(people.town, { previous: first.id });
  expect(await listed()).toEqual([[again.id, 2, [first.id]]]);
});

test("a retry whose first answer was lost hangs the file once", async () => {
  const first = await add(people.town, { finding: finding.id }, "同一内容");
  expect(await add(people.town, { finding: finding.id }, "同一内容")).toEqual(first);
  expect(await add(people.bureau, { finding: finding.id }, "同一内容")).not.toEqual(first);
  expect(await add(people.town, { finding: finding.id }, "同一内容", "另一名称.pdf")).not.toEqual(first);
  expect(await listed()).toHaveLength(3);
});

test("units void what they uploaded, the office everything, others nothing; the row stays with the reason", async () => {
  const { id } = await add(people.town, { finding: finding.id });
  const reason = "传错文件";
  await expect(voidEvidence(people.bureau, { id, reason })).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(add(people.bureau, { previous: id })).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(voidEvidence(people.leader, { id, reason })).rejects.toMatchObject({ code: "FORBIDDEN" });
  await voidEvidence(people.town, { id, reason });
  await expect(voidEvidence(people.town, { id, reason })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await db.attachment.findUniqueOrThrow({ where: { id } })).toMatchObject({ voidReason: reason });
  expect((await auditKinds()).at(-1)).toBe("EVIDENCE_VOIDED");
  expect(await listed()).toEqual([]);
  // Voided evidence is the office's alone until it is cleared.
  await expect(getContent(people.town, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect((await getContent(people.office, id)).id).toBe(id);
});

test("while a closure is being decided on, its unit takes no evidence back; the office may", async () => {
  const ids = [await add(people.town, { finding: finding.id }), await add(people.town, { finding: finding.id })].map(
    ({ id }) => id,
  );
  const canVoid = async () => (await listEvidence(people.town, { finding: finding.id })).map((row) => row.canVoid);
  expect(await canVoid()).toEqual([true, true]);
  const [first = "", second = ""] = ids;
  for (const status of ["HEAD_REVIEW", "LEAD_CHECK", "OFFICE_REVIEW", "LEADER_APPROVAL"] as const) {
    await db.finding.update({ where: { id: finding.id }, data: { status } });
    await expect(voidEvidence(people.town, { id: first, reason: "传错文件" })).rejects.toMatchObject({
      ...{ code: "CONFLICT", key: "findingStatus" },
    });
    expect(await canVoid()).toEqual([false, false]);
  }
  await voidEvidence(people.office, { id: first, reason: "含个人信息" });
  await db.finding.update({ where: { id: finding.id }, data: { status: "RECTIFYING" } });
  await voidEvidence(people.town, { id: second, reason: "传错文件" });
});

test("a closed finding and a closed year keep their evidence as it is", async () => {
  const { id } = await add(people.town, { finding: finding.id });
  const onDuty = await add(people.bureau, { duty: duty.id });
  await db.finding.update({ where: { id: finding.id }, data: { status: "CLOSED" } });
  const refusal = { code: "CONFLICT", key: "findingStatus" };
  await expect(add(people.town, { finding: finding.id })).rejects.toMatchObject(refusal);
  await expect(add(people.town, { previous: id })).rejects.toMatchObject(refusal);
  await expect(voidEvidence(people.office, { id, reason: "传错文件" })).rejects.toMatchObject(refusal);
  expect((await listEvidence(people.office, { finding: finding.id }))[0]?.canVoid).toBe(false);

  await db.plan.update({ where: { id: plan.id }, data: { status: "CLOSED" } });
  await expect(add(people.bureau, { duty: duty.id })).rejects.toMatchObject({ key: "planNotIssued" });
  await expect(voidEvidence(people.office, { id: onDuty.id, reason: "传错文件" })).rejects.toMatchObject({
    key: "planClosed",
  });
  expect(await listEvidence(people.town, { duty: duty.id })).toMatchObject([{ id: onDuty.id, canVoid: false }]);
});

test("what is staged has no editions: one of them, left behind, would hide the other", async () => {
  const { id } = await add(people.town, {});
  await expect(add(people.town, { previous: id })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("the limits of the year hold for many uploads at once", async () => {
  await db.plan.update({ where: { id: plan.id }, data: { filesPerDuty: 5, megabytesPerUnit: 1 } });
  const results = await Promise.allSettled(Array.from({ length: 12 }, () => add(people.town, { finding: finding.id })));
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
  const refused = results.flatMap((one) => (one.status === "rejected" ? [one.reason.key] : []));
  expect(new Set(refused)).toEqual(new Set(["quotaDuty"]));
  const large = "x".repeat(1024 * 1024);
  await expect(add(people.town, { assignment: duty.of(county.townId).id }, large)).rejects.toMatchObject({
    ...{ code: "QUOTA_EXCEEDED", key: "quotaUnit" },
  });
});

test("one of two editions that come at once is refused", async () => {
  const { id } = await add(people.town, { finding: finding.id });
  const results = await Promise.allSettled([1, 2, 3].map(() => add(people.town, { previous: id })));
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("nobody attaches to a finding that is being closed meanwhile", async () => {
  const sha256 = await storeContent("晚到的材料");
  let attached: Promise<unknown> = Promise.resolve();
  await transaction(async (tx) => {
    await tx.$queryRaw`select id from "Finding" where id = ${finding.id}::uuid for update`;
    const file = { sha256, name: "晚到.pdf", size: 10 };
    attached = transaction((other) => addAttachmentIn(other, people.town, { finding: finding.id }, file)).catch(
      (error) => error,
    );
    await tx.finding.update({ where: { id: finding.id }, data: { status: "CLOSED" } });
  });
  expect(await attached).toMatchObject({ key: "findingStatus" });
});
