import mammoth from "mammoth";
import PizZip from "pizzip";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { fromDay } from "@/lib/dates";
import { exportDocument } from "@/lib/documents/mutations";
import type { DocumentName } from "@/lib/documents/schema";
import { useDatabase } from "@/lib/testing/database";
import { createEvidence, createFinding, createItem, createKeyTask, createPlan } from "@/lib/testing/factories";
import { makeGovernment, makePerson } from "@/lib/testing/people";

const NOW = new Date("2026-11-23T04:00:00Z");
const db = useDatabase();
const viewers = {} as Record<"office" | "bureau" | "town" | "admin", Viewer>;
let county: Awaited<ReturnType<typeof makeGovernment>>;

beforeAll(async () => {
  vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
  county = await makeGovernment("620724");
  await db.unit.update({ where: { id: county.id }, data: { name: "高台县人民政府", shortName: "高台县" } });
  viewers.office = await makePerson("OFFICE", county.officeId);
  viewers.bureau = await makePerson("LIAISON", county.bureauId);
  viewers.town = await makePerson("LIAISON", county.townId);
  viewers.admin = await makePerson("SYSTEM_ADMIN", county.officeId);
  await createPlan(county.id, { year: 2025, status: "CLOSED" });
  const plan = await createPlan(county.id);
  const [first, second] = [await createKeyTask(plan, { code: "T01" }), await createKeyTask(plan, { code: "T02" })];
  const { townId, bureauId } = county;
  const item = (code: string, keyTaskId: string, unitIds: string[], points: number) =>
    createItem(plan, { code, keyTaskId, unitIds, leadUnitId: bureauId }).then(({ id }) =>
      db.duty.update({ where: { id }, data: { points, dueText: "" } }),
    );
  await item("A01", first.id, [bureauId, townId], 0.5);
  await item("A02", first.id, [bureauId], 1.1);
  await item("A03", second.id, [townId], 2);
  await applied(plan);
  await createFinding(plan, { unitIds: [bureauId], raisedBy: viewers.office, text: "尚未整改的问题。" });
});

/** A finding with two measures, a file, a first round that was returned and a second one under way. */
async function applied(plan: { id: string; year: number }) {
  const { id } = await createFinding(plan, {
    unitIds: [county.townId],
    raisedBy: viewers.office,
    text: "审核意见书要素不全<b>&amp;",
    measures: [
      { status: "DONE", progress: "已补齐案卷20份。" },
      { status: "DONE", progress: "已建立归档制度。" },
    ],
  });
  // A finding is asked for through the ledger's search; the factory leaves its text empty.
  await db.finding.update({ where: { id }, data: { searchText: "2026-001" } });
  await createEvidence(id, viewers.town);
  const round = (number: number, status: "RETURNED" | "PENDING") => ({
    ...{ findingId: id, round: number, status, statement: "案卷已全部补齐，制度已经印发。" },
    ...{ applicantId: viewers.town.userId, unitId: county.townId },
  });
  const actor = { actorId: viewers.office.userId, actorName: "李审核", actorUnit: "依法治县办" };
  await db.closure.create({
    data: {
      ...round(1, "RETURNED"),
      steps: { create: { level: "OFFICE", decision: "RETURNED", opinion: "旧的退回意见", ...actor } },
    },
  });
  await db.closure.create({
    data: {
      ...round(2, "PENDING"),
      steps: {
        create: [
          { level: "HEAD", decision: "SKIPPED" },
          {
            level: "OFFICE",
            decision: "PASSED",
            opinion: "资料齐全，同意销号。",
            ...actor,
            createdAt: fromDay("2026-05-06"),
          },
        ],
      },
    },
  });
}

async function open(viewer: Viewer, document: DocumentName, params: Record<string, string> = {}) {
  vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
  const download = await exportDocument(viewer, document, "docx", params);
  const { value: text } = await mammoth.extractRawText({ buffer: Buffer.from(download.bytes) });
  const xml = new PizZip(download.bytes).file("word/document.xml")?.asText() ?? "";
  return { ...download, text, sections: [...xml.matchAll(/<w:sectPr/g)].length };
}

const times = (text: string, word: string) => text.split(word).length - 1;

describe("目标责任书", () => {
  test("of one unit: its tasks, points and deadlines, two parties, two copies, its duties behind", async () => {
    const { text, fileName, rows, sections } = await open(viewers.office, "responsibility-letter", {
      unit: "620724-cgz",
    });
    expect(fileName).toBe("高台县2026年法治政府建设目标责任书(城关镇).docx");
    expect(rows).toBe(1);
    expect(sections).toBe(2);
    expect(text).toContain("2026年高台县法治政府建设目标责任书");
    expect(text).toContain("城关镇2026年承担重点任务2项、具体事项2项，考核分值合计2.5分，各项任务和完成时限见附件。");
    expect(text).toContain("一式两份，高台县人民政府、城关镇各执一份");
    for (const party of ["高台县人民政府（盖章）", "城关镇（盖章）"]) expect(text).toContain(party);
    expect(text).toContain("附件：城关镇2026年法治政府建设目标任务清单");
    expect(text).toContain("（12月31日）");
    expect(text).not.toContain("A02");
  });

  test("of all units in the order of the units, each from page 1 on", async () => {
    const { text, rows } = await open(viewers.office, "responsibility-letter");
    expect(rows).toBe(2);
    expect(text.indexOf("县市场监督管理局2026年承担")).toBeLessThan(text.indexOf("城关镇2026年承担"));
    expect(text).toContain("具体事项2项（其中牵头2项）");
    expect(times(text, "目标责任书")).toBe(2);
  });

  test("a unit gets its own alone, and says what is missing in a year without duties", async () => {
    const own = await open(viewers.town, "responsibility-letter");
    expect(own.fileName).toContain("(城关镇)");
    expect(own.text).not.toContain("县市场监督管理局2026");
    await expect(open(viewers.town, "responsibility-letter", { unit: "620724-scjgj" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const none = await open(viewers.office, "responsibility-letter", { year: "2025" });
    expect(none.rows).toBe(0);
    expect(none.text).toContain("【待填:目标任务】");
    await expect(open(viewers.admin, "responsibility-letter")).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("销号申请表", () => {
  test("of one finding, filled in with measures, files and the last round's opinions", async () => {
    const { text, fileName, rows, sections } = await open(viewers.office, "closure-request", { finding: "2026-001" });
    expect(fileName).toBe("高台县2026年法治政府建设销号申请表(2026-001).docx");
    expect([rows, sections]).toEqual([1, 1]);
    expect(text).toContain("审核意见书要素不全<b>&amp;");
    expect(text).toContain("已补齐案卷20份。");
    expect(text).toContain("整改情况：案卷已全部补齐，制度已经印发。");
    expect(text).toContain("整改报告.pdf");
    expect(text).toContain("2026年5月1日");
    expect(text).toContain("资料齐全，同意销号。");
    expect(text).toContain("依法治县办　李审核　2026年5月6日");
    expect(text).toContain("不经过这一级");
    expect(text).not.toContain("旧的退回意见");
  });

  test("of a view: a form for each finding; without any an empty one", async () => {
    const { text, rows, sections } = await open(viewers.office, "closure-request");
    expect([rows, sections]).toEqual([2, 2]);
    expect(times(text, "销号申请表")).toBe(2);
    const own = await open(viewers.town, "closure-request");
    expect(own.rows).toBe(1);
    const none = await open(viewers.office, "closure-request", { year: "2025" });
    expect(none.rows).toBe(0);
    expect(none.text).toContain("县领导审定意见");
  });

  test("another unit's finding is none", async () => {
    for (const finding of ["2026-001", "2026-999"]) {
      await expect(open(viewers.bureau, "closure-request", { finding })).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });
});
