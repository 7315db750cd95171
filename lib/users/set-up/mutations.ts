import { randomUUID } from "node:crypto";
import { recordEvent } from "@/lib/activity/mutations";
import { hashPassword, passwordFault } from "@/lib/auth/passwords";
import { transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { digestOf, SET_UP_KEY } from "./rules";
import type { SetUpInput } from "./schema";

/**
 * First day: the government, its office, the first administrator and the first office account, all or nothing.
 * The link is used up in the same transaction.
 */
export async function setUp(input: SetUpInput): Promise<void> {
  refuseBadAccounts(input);
  const adminHash = await hashPassword(input.adminPassword);
  const officeHash = await hashPassword(input.officePassword);
  await transaction(async (tx) => {
    const { count } = await tx.setting.deleteMany({
      where: { key: SET_UP_KEY, value: { path: ["hash"], equals: digestOf(input.token) } },
    });
    if (count === 0 || (await tx.user.count()) > 0) throw new AppError("FORBIDDEN", "setUpLinkUsed");

    const governmentId = randomUUID();
    const officeId = randomUUID();
    const { governmentCode: code, governmentName: name } = input;
    const path = `/${code}/`;
    await tx.unit.createMany({
      data: [
        {
          id: governmentId,
          governmentId,
          code,
          name,
          shortName: name.slice(0, 40),
          initials: "",
          kind: "GOVERNMENT",
          path,
          sortNo: 0,
        },
        {
          ...OFFICE,
          id: officeId,
          governmentId,
          parentId: governmentId,
          code: `${code}-office`,
          path: `${path}${code}-office/`,
        },
      ],
    });
    const admin = await tx.user.create({
      data: {
        username: input.adminUsername,
        name: input.adminName,
        passwordHash: adminHash,
        role: "SYSTEM_ADMIN",
        unitId: governmentId,
      },
    });
    await tx.user.create({
      data: {
        username: input.officeUsername,
        name: input.officeName,
        passwordHash: officeHash,
        role: "OFFICE",
        unitId: officeId,
        // Whoever sets up knows this password, the office's person is another.
        mustChangePassword: true,
      },
    });
    const actor = { userId: admin.id, name: admin.name, unitName: name, governmentId };
    await recordEvent(tx, actor, { kind: "SYSTEM_SET_UP", payload: { government: name } });
  });
}

/** The coordinating office belongs to the government itself, not to its bureau of justice. */
const OFFICE = {
  name: "县委全面依法治县委员会办公室",
  shortName: "依法治县办",
  initials: "yfzxb",
  kind: "OFFICE",
  sortNo: 1,
} as const;

function refuseBadAccounts(input: SetUpInput): void {
  if (input.adminUsername === input.officeUsername) {
    throw new AppError("INVALID", "usernameTaken", { field: "officeUsername" });
  }
  for (const who of ["admin", "office"] as const) {
    const fault = passwordFault(input[`${who}Password`], input[`${who}Username`]);
    if (fault) throw new AppError("INVALID", fault, { field: `${who}Password` });
  }
}
