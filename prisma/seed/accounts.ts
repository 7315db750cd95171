import type { Role } from "@/prisma/generated/enums";

/** Password of every demo account. */
export const DEMO_PASSWORD = "Zeren@2020";

interface DemoAccount {
  username: string;
  role: Role;
  /** What the person at the terminal and at the sign-in page reads. */
  zh: string;
  en: string;
}

/** The accounts of the demo data, in the order in which they are shown. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { username: "office", role: "OFFICE", zh: "依法治县办（统筹）", en: "rule-of-law office" },
  { username: "leader", role: "LEADER", zh: "县领导", en: "county leader" },
  { username: "liaison", role: "LIAISON", zh: "县市场监督管理局联络员", en: "liaison, market supervision" },
  { username: "town", role: "LIAISON", zh: "城关镇联络员", en: "liaison, Chengguan town" },
  { username: "head", role: "UNIT_HEAD", zh: "县市场监督管理局负责人", en: "head, market supervision" },
  { username: "assessor", role: "ASSESSOR", zh: "考核组", en: "assessor" },
  { username: "viewer", role: "VIEWER", zh: "只读", en: "read only" },
  { username: "admin", role: "SYSTEM_ADMIN", zh: "系统管理员", en: "system administrator" },
  { username: "security", role: "SECURITY_ADMIN", zh: "安全管理员", en: "security administrator" },
  { username: "auditor", role: "AUDITOR", zh: "审计员", en: "auditor" },
];
