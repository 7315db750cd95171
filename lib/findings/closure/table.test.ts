import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, today } from "@/lib/dates";
import { AppError } from "@/lib/errors";
import { requestExtension } from "@/lib/findings/extensions/mutations";
import { addMeasure, editMeasure, reportMeasure, voidMeasure } from "@/lib/findings/measures/mutations";
import { editFinding, makeLongTerm, resumeFinding, reviewLongTerm, voidFinding } from "@/lib/findings/mutations";
import { chooseRecheck } from "@/lib/findings/rechecks/mutations";
import type { EditFindingInput } from "@/lib/findings/schema";
import { FINDING_STATUSES, type FindingStatus, levelOf } from "@/lib/findings/status";
import { useDatabase } from "@/lib/testing/database";
import { createEvidence, createFinding, createPlan, createUnit } from "@/lib/testing/factories";
import { makeGovernment, makePerson } from "@/lib/testing/people";
import { applyClosure, decideClosure, withdrawClosure } from "./mutations";

// Who × status × action, every cell. The three tables below say once more, in other words than the program's, what holds.

const db = useDatabase();

const PEOPLE = [
  "office",
  "leader",
  "assessor",
  "viewer",
  "systemAdmin",
  "securityAdmin",
  "auditor",
  "ownHead",
  "ownLiaison",
  "applicant",
  "leadHead",
  "leadLiaison",
  "otherHead",
  "otherLiaison",
  "neighbour",
] as const;
type Who = (typeof PEOPLE)[number];

const ADMINISTRATORS: readonly Who[] = ["systemAdmin", "securityAdmin", "auditor"];
const OUTSIDE: readonly Who[] = ["otherHead", "otherLiaison", "neighbour"];
const OWN: readonly Who[] = ["ownHead", "ownLiaison", "applicant"];
const DECIDERS: readonly Who[] = ["office", "leader", "leadHead", "leadLiaison", ...OWN];

const ACTIONS = [
  "edit",
  "addMeasure",
  "editMeasure",
  "voidMeasure",
  "report",
  "extend",
  "apply",
  "pass",
  "return",
  "withdraw",
  "void",
  "makeLongTerm",
  "review",
  "resume",
  "recheck",
] as const;
type Action = (typeof ACTIONS)[number];

const WHEN: Record<Action, readonly FindingStatus[]> = {
  edit: ["REGISTERED", "RECTIFYING", "LONG_TERM"],
  addMeasure: ["REGISTERED", "RECTIFYING", "LONG_TERM"],
  editMeasure: ["REGISTERED", "RECTIFYING", "LONG_TERM"],
  voidMeasure: ["REGISTERED", "RECTIFYING", "LONG_TERM"],
  report: ["RECTIFYING", "LONG_TERM"],
  extend: ["RECTIFYING"],
  apply: ["RECTIFYING", "LONG_TERM"],
  pass: ["HEAD_REVIEW", "LEAD_CHECK", "OFFICE_REVIEW", "LEADER_APPROVAL"],
  return: ["HEAD_REVIEW", "LEAD_CHECK", "OFFICE_REVIEW", "LEADER_APPROVAL"],
  withdraw: ["HEAD_REVIEW", "LEAD_CHECK", "OFFICE_REVIEW", "LEADER_APPROVAL"],
  void: ["REGISTERED", "RECTIFYING", "LONG_TERM"],
  makeLongTerm: ["RECTIFYING"],
  review: ["LONG_TERM"],
  resume: ["LONG_TERM"],
  recheck: ["CLOSED"],
};

function who(action: Action, status: FindingStatus): readonly Who[] {
  switch (action) {
    case "addMeasure":
    case "editMeasure":
      return ["office", ...OWN];
    case "report":
    case "extend":
    case "apply":
    case "withdraw":
      return OWN;
    case "pass":
    case "return":
      if (status === "HEAD_REVIEW") return ["ownHead"];
      if (status === "LEAD_CHECK") return ["leadHead", "leadLiaison"];
      if (status === "OFFICE_REVIEW") return ["office"];
      // Where nothing waits, whoever decides on others is told so.
      return status === "LEADER_APPROVAL" ? ["leader"] : DECIDERS;
    default:
      return ["office"];
  }
}

function expected(person: Who, status: FindingStatus, action: Action): string {
  if (ADMINISTRATORS.includes(person)) return "FORBIDDEN";
  if (OUTSIDE.includes(person)) return "NOT_FOUND";
  if (!who(action, status).includes(person)) return "FORBIDDEN";
  return WHEN[action].includes(status) ? "OK" : "CONFLICT";
}

let people: Record<Who, Viewer>;
let plan: { id: string; year: number };
let bureauId: string;
let leadId: string;

beforeAll(async () => {
  const county = await makeGovernment();
  const other = await makeGovernment();
  bureauId = county.bureauId;
  leadId = (await createUnit(county, "县司法局", { kind: "DEPARTMENT", unitClass: "OTHER" })).id;
  plan = await createPlan(county.id, { year: Number(today().slice(0, 4)) });
  people = {
    office: await makePerson("OFFICE", county.officeId),
    leader: await makePerson("LEADER", county.id),
    assessor: await makePerson("ASSESSOR", county.officeId),
    viewer: await makePerson("VIEWER", county.officeId),
    systemAdmin: await makePerson("SYSTEM_ADMIN", county.officeId),
    securityAdmin: await makePerson("SECURITY_ADMIN", county.officeId),
    auditor: await makePerson("AUDITOR", county.officeId),
    ownHead: await makePerson("UNIT_HEAD", bureauId),
    ownLiaison: await makePerson("LIAISON", bureauId),
    applicant: await makePerson("LIAISON", bureauId),
    leadHead: await makePerson("UNIT_HEAD", leadId),
    leadLiaison: await makePerson("LIAISON", leadId),
    otherHead: await makePerson("UNIT_HEAD", county.townId),
    otherLiaison: await makePerson("LIAISON", county.townId),
    neighbour: await makePerson("OFFICE", other.officeId),
  };
});

type Made = Awaited<ReturnType<typeof make>>;

async function make(status: FindingStatus, isDone: boolean) {
  const finding = await createFinding(plan, {
    ...{ status, unitIds: [bureauId], leadUnitId: leadId, raisedBy: people.office },
    measures: [{ status: isDone ? "DONE" : "IN_PROGRESS", progress: "已补齐全部案卷，建立归档台账。", dueOn: today() }],
  });
  await createEvidence(finding.id, people.applicant);
  if (levelOf(status)) {
    await db.closure.create({
      data: {
        ...{ findingId: finding.id, round: 1, statement: "已完成全部案卷归档。" },
        ...{ applicantId: people.applicant.userId, unitId: bureauId },
      },
    });
  }
  return finding;
}

const RUN: Record<Action, (viewer: Viewer, finding: Made) => Promise<unknown>> = {
  edit: (viewer, { id, version }) => editFinding(viewer, { id, version, ...WORDS, unitIds: [bureauId] }),
  addMeasure: (viewer, { id }) => addMeasure(viewer, { findingId: id, ...MEASURE }),
  editMeasure: (viewer, finding) => editMeasure(viewer, { ...measureOf(finding), ...MEASURE }),
  voidMeasure: (viewer, finding) => voidMeasure(viewer, { ...measureOf(finding), reason: "并入另一项措施" }),
  report: (viewer, finding) => reportMeasure(viewer, { ...measureOf(finding), text: "已完成", status: "DONE" }),
  extend: (viewer, finding) => {
    const { id: measureId, version } = measureOf(finding);
    return requestExtension(viewer, {
      ...{ measureId, version, dueText: "", reason: "施工受天气影响" },
      dueOn: addDays(today(), 30),
    });
  },
  apply: (viewer, { id, version }) => applyClosure(viewer, { id, version, statement: "" }),
  pass: (viewer, { id, version }) =>
    decideClosure(viewer, { id, version, decision: "PASS", opinion: "同意", redo: [] }),
  return: (viewer, { id, version }) =>
    decideClosure(viewer, { id, version, decision: "RETURN", opinion: "材料不全", redo: [] }),
  withdraw: (viewer, { id, version }) => withdrawClosure(viewer, { id, version }),
  void: (viewer, { id, version }) => voidFinding(viewer, { id, version, reason: "重复立账" }),
  makeLongTerm: (viewer, { id, version }) => makeLongTerm(viewer, { id, version, reason: "需长期坚持", ...stage() }),
  review: (viewer, { id, version }) => reviewLongTerm(viewer, { id, version, record: "阶段目标已达到", ...stage() }),
  resume: (viewer, { id, version }) => resumeFinding(viewer, { id, version, reason: "恢复限期整改" }),
  recheck: (viewer, { id }) => chooseRecheck(viewer, { findingId: id }),
};

const stage = () => ({ stageGoal: "全年不发生同类问题", nextReviewOn: addDays(today(), 90) });
const MEASURE = {
  ...{ text: "补齐案卷并建立归档制度。", leadUnitId: null, unitIds: [], person: "张三" },
  ...{ dueText: today(), dueOn: today() },
};
const WORDS: Omit<EditFindingInput, "id" | "version" | "unitIds"> = {
  ...{ source: "AUDIT", kind: "LONG_TERM", severity: "MAJOR", text: "执法案卷归档不及时", rootCause: "", goal: "" },
  ...{ stageGoal: "", nextReviewOn: null, foundOn: "2026-03-01", foundBy: "", instruction: "" },
  ...{ leadUnitId: null, dutyId: null, indicatorId: null },
};
/** The measure keeps its deadline text, which units may not change. */
const measureOf = ({ measures: [measure] }: Made) => {
  if (!measure) throw new Error("no measure");
  return { id: measure.id, version: measure.version };
};

const outcomeOf = async (work: () => Promise<unknown>) => {
  try {
    await work();
    return "OK";
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.code;
  }
};

test.each(FINDING_STATUSES)(
  "%s: everybody, every action",
  async (status) => {
    for (const action of ACTIONS) {
      let finding = await make(status, action === "apply");
      for (const person of PEOPLE) {
        const outcome = await outcomeOf(() => RUN[action](people[person], finding));
        expect.soft(outcome, `${person} ${action} ${status}`).toBe(expected(person, status, action));
        if (outcome === "OK") finding = await make(status, action === "apply");
      }
      const untouched = await db.finding.findUniqueOrThrow({ where: { id: finding.id } });
      expect.soft([untouched.status, untouched.version], `${action} ${status} left as it was`).toEqual([status, 1]);
    }
  },
  60_000,
);
