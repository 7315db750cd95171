import { beforeEach, expect, test, vi } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { resetDatabase, useDatabase } from "@/lib/testing/database";
import { createItem, createPlan } from "@/lib/testing/factories";
import { useFiles } from "@/lib/testing/files";
import { makeGovernment, makePerson } from "@/lib/testing/people";
import { changeRole, disableUser, editUser } from "@/lib/users/mutations";
import { makeExport } from "./make/mutations";
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

test("a file that was made is gone with the role, or the unit, that it was made for", async () => {
  const id = await begun();
  await makeExport(id);
  expect(await openExport(leader, id)).toMatchObject({ document: "duties" });
  await demote();
  await expect(openExport(asDemoted(), id)).rejects.toMatchObject({ code: "NOT_FOUND", key: "jobExpired" });
  const next = await begun();
  await makeExport(next);
  const admin = await makePerson("SYSTEM_ADMIN", county.officeId);
  const { name } = leader;
  const fields = { id: leader.userId, version: 2, name, title: null, phone: null };
  await editUser(admin, { ...fields, unitId: county.officeId });
  expect(await openExport(asDemoted(), next)).toMatchObject({ document: "duties" });
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
