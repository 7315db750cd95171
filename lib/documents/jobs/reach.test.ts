import { writeFile } from "node:fs/promises";
import { beforeEach, expect, test, vi } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { resetDatabase, useDatabase } from "@/lib/testing/database";
import { createItem, createPlan } from "@/lib/testing/factories";
import { useFiles } from "@/lib/testing/files";
import { makeGovernment, makePerson } from "@/lib/testing/people";
import { changeRole, disableUser, editUser } from "@/lib/users/mutations";
import { makeExport } from "./make/mutations";
import { startExport } from "./mutations";
import { exportPath, makeExportFolder, openExportFile } from "./place";
import { openExport } from "./queries";

// What somebody could see yesterday is not for them today.

const db = useDatabase();
useFiles();
vi.setConfig({ testTimeout: 60_000 });
let county: Awaited<ReturnType<typeof makeGovernment>>;
let leader: Viewer;

beforeEach(async () => {
  await resetDatabase();
  county = await makeGovernment();
  leader = await makePerson("LEADER", county.officeId);
  await createItem(await createPlan(county.id), { unitIds: [county.bureauId] });
});

async function begun() {
  const { id } = await db.exportJob.create({
    data: {
      ...{ actorId: leader.userId, document: "duties", format: "csv", params: {} },
      expiresAt: new Date(Date.now() + 3_600_000),
    },
  });
  return id;
}

/** While the job waits to say how many rows there are. */
async function duringExport(work: () => Promise<void>) {
  const id = await begun();
  const made = await db.$transaction(
    async (tx) => {
      await tx.$queryRaw`select id from "ExportJob" where id = ${id}::uuid for update`;
      const making = makeExport(id).then(
        () => null,
        (error: Error) => error,
      );
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      await work();
      return { making };
    },
    { timeout: 30_000 },
  );
  return { id, error: await made.making };
}

const target = { version: 1 };
const demote = async () => {
  const security = await makePerson("SECURITY_ADMIN", county.officeId);
  await changeRole(security, { ...target, id: leader.userId, role: "LIAISON" });
};
const asDemoted = () => ({ ...leader, role: "LIAISON" as const });

async function isOpen(viewer: Viewer, id: string) {
  const { document, stream } = await openExport(viewer, id);
  stream.destroy();
  expect(document).toBe("duties");
}

test("a file that was made is gone with the role, or the unit, that it was made for", async () => {
  const id = await begun();
  await makeExport(id);
  await isOpen(leader, id);
  await demote();
  await expect(openExport(asDemoted(), id)).rejects.toMatchObject({ code: "NOT_FOUND", key: "jobExpired" });
  const next = await begun();
  await makeExport(next);
  const admin = await makePerson("SYSTEM_ADMIN", county.officeId);
  const { name } = leader;
  const fields = { id: leader.userId, version: 2, name, title: null, phone: null };
  await editUser(admin, { ...fields, unitId: county.officeId });
  await isOpen(asDemoted(), next);
  await editUser(admin, { ...fields, version: 3, unitId: county.townId });
  await expect(openExport(asDemoted(), next)).rejects.toMatchObject({ key: "jobExpired" });
});

test("a file that is being made meanwhile is given up", async () => {
  const { id, error } = await duringExport(demote);
  expect(error?.message).toContain("given up");
  expect(await db.exportJob.findUnique({ where: { id } })).toMatchObject({ status: "RUNNING", fileName: "" });
  expect(await db.auditEvent.count({ where: { kind: "EXPORTED" } })).toBe(0);
});

test("so is one of somebody who is disabled meanwhile", async () => {
  const admin = await makePerson("SYSTEM_ADMIN", county.officeId);
  const { error } = await duringExport(() => disableUser(admin, { ...target, id: leader.userId }));
  expect(error).not.toBeNull();
  expect(await db.auditEvent.count({ where: { kind: "EXPORTED" } })).toBe(0);
});

test("of many files the last ten are kept", async () => {
  const old: string[] = [];
  for (let n = 0; n < 12; n++) old.push(await begun());
  await db.exportJob.updateMany({ data: { status: "DONE", fileName: "台账.csv" } });
  await makeExportFolder();
  for (const id of old) await writeFile(exportPath(id), "x");
  await startExport(
    leader,
    { document: "duties", format: "csv", params: { q: "案卷" } },
    { count: 6_000, limit: 5_000 },
  );
  const kept = await Promise.all(old.map(async (id) => (await openExportFile(id))?.stream.destroy() !== undefined));
  expect(kept).toEqual([...Array(3).fill(false), ...Array(9).fill(true)]);
  await expect(openExport(leader, old[0] ?? "")).rejects.toMatchObject({ key: "jobExpired" });
  await vi.waitFor(async () => expect(await db.exportJob.count({ where: { status: "RUNNING" } })).toBe(0), {
    timeout: 50_000,
    interval: 200,
  });
});
