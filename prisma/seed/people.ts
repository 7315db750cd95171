import { hashPassword } from "@/lib/auth/passwords";
import type { Tx } from "@/lib/db";
import type { Role } from "@/prisma/generated/enums";
import { DEMO_PASSWORD } from "./accounts";
import { type Random, randomFrom } from "./random";
import { COUNTY, OFFICE_UNIT, UNITS } from "./units";

// Invented people: no real officials.
const SURNAMES = [
  ..."赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹柏窦章云苏潘葛范彭鲁韦马苗方任袁柳史唐薛雷贺",
];
const GIVEN = [
  "知远",
  "明澈",
  "若谷",
  "思齐",
  "景行",
  "嘉树",
  "书衡",
  "望舒",
  "其琛",
  "怀瑾",
  "清和",
  "启明",
  "以宁",
  "向晚",
  "安澜",
  "时雨",
  "亦凡",
  "北辰",
  "子衿",
  "长风",
  "青岚",
  "守拙",
  "鸣谦",
  "致和",
];

interface SeedPerson {
  username: string;
  role: Role;
  unitCode: string;
  title: string;
}

const NAMED: readonly SeedPerson[] = [
  { username: "office", role: "OFFICE", unitCode: OFFICE_UNIT.code, title: "科员" },
  { username: "office2", role: "OFFICE", unitCode: OFFICE_UNIT.code, title: "副主任" },
  { username: "leader", role: "LEADER", unitCode: COUNTY.code, title: "副县长" },
  { username: "leader2", role: "LEADER", unitCode: COUNTY.code, title: "常务副县长" },
  { username: "liaison", role: "LIAISON", unitCode: "620724-scjgj", title: "法规股股长" },
  { username: "head", role: "UNIT_HEAD", unitCode: "620724-scjgj", title: "局长" },
  { username: "town", role: "LIAISON", unitCode: "620724100", title: "司法所所长" },
  { username: "assessor", role: "ASSESSOR", unitCode: OFFICE_UNIT.code, title: "考核组成员" },
  { username: "viewer", role: "VIEWER", unitCode: COUNTY.code, title: "县人大法制委工作人员" },
  { username: "admin", role: "SYSTEM_ADMIN", unitCode: OFFICE_UNIT.code, title: "系统管理员" },
  { username: "security", role: "SECURITY_ADMIN", unitCode: OFFICE_UNIT.code, title: "安全管理员" },
  { username: "auditor", role: "AUDITOR", unitCode: OFFICE_UNIT.code, title: "审计管理员" },
];

/** Unit heads beside the demo account; the other units have a liaison only. */
const UNITS_WITH_HEAD = ["620724-sfj", "620724-zfb", "620724-bb", "620724100", "620724101"];

/** The demo accounts, one liaison for each other unit and a few heads, all with the demo password. */
export async function createPeople(tx: Tx, unitIds: ReadonlyMap<string, string>): Promise<void> {
  const random = randomFrom(47);
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const taken = new Set<string>();
  const invent = (): string => {
    const name = inventName(random);
    if (taken.has(name)) return invent();
    taken.add(name);
    return name;
  };
  const people = [...NAMED, ...liaisons(), ...heads()];
  await tx.user.createMany({
    data: people.map(({ username, role, unitCode, title }) => ({
      username,
      role,
      title,
      name: invent(),
      phone: `0936-66${random.between(20_000, 29_999)}`,
      unitId: unitIds.get(unitCode) ?? "",
      passwordHash,
    })),
  });
}

/** Somebody who is nobody. */
export const inventName = (random: Random): string => random.pick(SURNAMES) + random.pick(GIVEN);

const suffix = (code: string) => code.replace(/^620724-?/, "");

function liaisons(): SeedPerson[] {
  const covered = new Set(NAMED.filter(({ role }) => role === "LIAISON").map(({ unitCode }) => unitCode));
  return UNITS.filter(({ code }) => !covered.has(code)).map(({ code, kind }) => ({
    username: `${suffix(code)}-1`,
    role: "LIAISON",
    unitCode: code,
    title: kind === "TOWN" ? "司法所所长" : "办公室主任",
  }));
}

function heads(): SeedPerson[] {
  return UNITS_WITH_HEAD.map((code) => ({
    username: `${suffix(code)}-head`,
    role: "UNIT_HEAD",
    unitCode: code,
    title: code.includes("-") ? "主任" : "镇长",
  }));
}
