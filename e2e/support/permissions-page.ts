import { resolve } from "node:path";
import { can, VERBS, type Verb } from "@/lib/auth/roles";
import { Role } from "@/prisma/generated/enums";

export const PERMISSIONS_FILE = resolve(import.meta.dirname, "../../docs/permissions.md");

const ROLE_NAMES: Record<Role, string> = {
  OFFICE: "统筹",
  LEADER: "县领导",
  UNIT_HEAD: "单位负责人",
  LIAISON: "联络员",
  ASSESSOR: "考核组",
  VIEWER: "只读",
  SYSTEM_ADMIN: "系统管理员",
  SECURITY_ADMIN: "安全管理员",
  AUDITOR: "审计员",
};

/** What each verb lets a person do. A verb without a line here does not compile. */
const MEANINGS: Record<Verb, string> = {
  viewLedger: "open the ledger and a duty 看台账",
  viewGovernment: "see every duty of the government, not only the own unit's 看全县",
  viewOverdue: "open the list of late work 看督办清单",
  exportSheets: "download the sheets 导出",
  managePlan: "open, issue and close a year, its indicators included 管理年度",
  importSheets: "import sheets: the office any, units what they report 导入",
  manageTemplates: "upload own templates of documents 管理模板",
  editDuty: "add, edit, void and order duties 编制事项",
  assignDuties: "assign units and deadlines, in bulk with undo 分工、定时限",
  reportProgress: "report for the own unit 填报",
  signReport: "sign the own unit's reports, where the year asks for it 审签",
  reviewAny: "review the reports of all units 审核",
  reviewLed: "review the other units' reports on duties that the own unit leads 牵头审核",
  reopenAssignment: "reopen what was wrongly done 重新打开",
  viewFindings: "open the rectification ledger 看整改台账",
  raiseFinding: "raise findings: the office any, units their own or on duties they lead 登记问题",
  editFinding: "edit, void, batch-edit findings, make them ongoing 编制问题",
  rectify: "measures, progress, extension and closure of the own unit's findings 整改、申请销号",
  signClosure: "sign the own unit's applications 审签销号、延期",
  checkClosure: "check closures as lead department 牵头核查",
  reviewClosure: "review closures and extensions for the office 审核销号、延期",
  approveClosure: "approve closures as leader 审定销号",
  recheckFindings: "draw samples of closed findings and re-check them 回头看",
  attachEvidence: "upload and void evidence 上传佐证",
  manageFiles: "see what the store holds, by hash 查看文件存储",
  manageUnits: "units and groups 管理单位、单位组",
  viewUsers: "see the accounts 看用户",
  manageUsers: "add, edit, disable accounts, reset passwords 管理用户",
  changeRole: "change a person's role 调整岗位",
  viewAudit: "read the audit log 看审计日志",
  changeOwnPassword: "change the own password 改自己的密码",
};

/** The page that says who may do what, made from VERBS so that it cannot say anything else. */
export function permissionsPage(): string {
  const roles = Object.values(Role);
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const lines = [
    row(["Verb", "Means", ...roles.map((role) => `${ROLE_NAMES[role]}<br>${role}`)]),
    row(["---", "---", ...roles.map(() => ":-:")]),
    ...(Object.keys(VERBS) as Verb[]).map((verb) =>
      row([`\`${verb}\``, MEANINGS[verb], ...roles.map((role) => (can(role, verb) ? "●" : ""))]),
    ),
  ];
  return `${INTRODUCTION}\n${lines.join("\n")}\n`;
}

const INTRODUCTION = `# Who may do what

Written by \`npm run docs:permissions\` from \`VERBS\` in \`lib/auth/roles.ts\`; edit that table, not this page.

A verb says what a role may do. Which records it reaches is a matter of scope: the own government, the own unit, the
duties that the own unit leads. What lies outside a person's scope does not exist for that person (404). A verb that the
role does not have is refused (403). Nobody reviews a report of the own unit. The three administrators see no duties.
`;
