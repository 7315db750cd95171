import enAdmin from "./messages/en/admin.json";
import enAudit from "./messages/en/audit.json";
import enAuth from "./messages/en/auth.json";
import enCommon from "./messages/en/common.json";
import enDocuments from "./messages/en/documents.json";
import enDuties from "./messages/en/duties.json";
import enErrors from "./messages/en/errors.json";
import enEvidence from "./messages/en/evidence.json";
import enFinding from "./messages/en/finding.json";
import enFindings from "./messages/en/findings.json";
import enHome from "./messages/en/home.json";
import enImport from "./messages/en/import.json";
import enImportProblems from "./messages/en/import-problems.json";
import enImports from "./messages/en/imports.json";
import enOverdue from "./messages/en/overdue.json";
import enPlans from "./messages/en/plans.json";
import enReports from "./messages/en/reports.json";
import enReview from "./messages/en/review.json";
import enShell from "./messages/en/shell.json";
import enTemplates from "./messages/en/templates.json";
import zhAdmin from "./messages/zh-CN/admin.json";
import zhAudit from "./messages/zh-CN/audit.json";
import zhAuth from "./messages/zh-CN/auth.json";
import zhCommon from "./messages/zh-CN/common.json";
import zhDocuments from "./messages/zh-CN/documents.json";
import zhDuties from "./messages/zh-CN/duties.json";
import zhErrors from "./messages/zh-CN/errors.json";
import zhEvidence from "./messages/zh-CN/evidence.json";
import zhFinding from "./messages/zh-CN/finding.json";
import zhFindings from "./messages/zh-CN/findings.json";
import zhHome from "./messages/zh-CN/home.json";
import zhImport from "./messages/zh-CN/import.json";
import zhImportProblems from "./messages/zh-CN/import-problems.json";
import zhImports from "./messages/zh-CN/imports.json";
import zhOverdue from "./messages/zh-CN/overdue.json";
import zhPlans from "./messages/zh-CN/plans.json";
import zhReports from "./messages/zh-CN/reports.json";
import zhReview from "./messages/zh-CN/review.json";
import zhShell from "./messages/zh-CN/shell.json";
import zhTemplates from "./messages/zh-CN/templates.json";

// A new namespace: one file per language, an import and a line in each of the two objects.
const zh = {
  admin: zhAdmin,
  audit: zhAudit,
  auth: zhAuth,
  common: zhCommon,
  documents: zhDocuments,
  duties: zhDuties,
  errors: zhErrors,
  evidence: zhEvidence,
  finding: zhFinding,
  findings: zhFindings,
  home: zhHome,
  overdue: zhOverdue,
  plans: zhPlans,
  reports: zhReports,
  review: zhReview,
  "import-problems": zhImportProblems,
  import: zhImport,
  imports: zhImports,
  templates: zhTemplates,
  shell: zhShell,
};

/** Keys are checked against the Chinese files; the English ones must have the same shape. */
export type Messages = typeof zh;

export type Namespace = keyof Messages;

const en: Messages = {
  admin: enAdmin,
  audit: enAudit,
  auth: enAuth,
  common: enCommon,
  documents: enDocuments,
  duties: enDuties,
  errors: enErrors,
  evidence: enEvidence,
  finding: enFinding,
  findings: enFindings,
  home: enHome,
  overdue: enOverdue,
  plans: enPlans,
  reports: enReports,
  review: enReview,
  "import-problems": enImportProblems,
  import: enImport,
  imports: enImports,
  templates: enTemplates,
  shell: enShell,
};

export const MESSAGES = { "zh-CN": zh, en };
