import { formatDayZh } from "@/lib/dates";
import type { MeasureRow } from "@/lib/findings/measures/queries";
import { CLOSURE_LEVELS, type ClosureLevel } from "@/lib/findings/status";
import { unitNames, WORDS } from "./finding-words";
import type { ClosureCase } from "./letters/queries";
import type { SheetContext } from "./schema";
import type { FormRow, TextSpec } from "./text";
import { stampOf } from "./words";

type Form = NonNullable<TextSpec["more"]>[number];

/** 销号申请表: one form for each finding, filled in as far as the ledger knows, with room for opinions and seals. */
export function closureRequest(cases: readonly ClosureCase[], context: SheetContext): TextSpec {
  const { properties, operator, exportedAt } = stampOf(context);
  const [first = form(null), ...more] = cases.map(form);
  return { ...first, more, properties: { ...properties, operator, exportedAt } };
}

/** Label and value twice. */
const WIDTHS = [24, 54, 24, 54];

function form(one: ClosureCase | null): Form {
  const rows: FormRow[] = [
    pair("申请单位", applicant(one), "问题编号", one?.number ?? ""),
    pair("问题来源", one ? WORDS.source[one.source] : "", "整改时限", one ? deadlines(one.measures) : ""),
    wide("存在问题", one?.text ?? "", 18),
    wide("整改措施及落实情况", one ? measuresText(one) : "", 30),
    wide("佐证材料清单", numbered(one?.files ?? []), 14),
    pair("责任人", one ? persons(one.measures) : "", "完成时间", one ? doneOn(one.measures) : ""),
    ...CLOSURE_LEVELS.map((level) => wide(LABELS[level], opinion(level, one), isSkipped(level, one) ? 9 : 20)),
  ];
  return {
    title: "问题整改销号申请表",
    blocks: [{ kind: "form", widths: WIDTHS, rows }],
  };
}

const LABELS: Record<ClosureLevel, string> = {
  HEAD: "单位负责人意见",
  LEAD: "牵头部门核查意见",
  OFFICE: "县委依法治县办审核意见",
  LEADER: "县领导审定意见",
};

/** Who signs at each level; a leader signs without a seal. */
const SIGNED: Record<ClosureLevel, string> = {
  HEAD: "签字（盖章）：",
  LEAD: "签字（盖章）：",
  OFFICE: "签字（盖章）：",
  LEADER: "签字：",
};

const pair = (first: string, value: string, second: string, other: string): FormRow => ({
  height: 9,
  cells: [
    { text: first, isLabel: true },
    { text: value, align: "center" },
    { text: second, isLabel: true },
    { text: other, align: "center" },
  ],
});

const wide = (label: string, text: string, height: number): FormRow => ({
  height,
  cells: [
    { text: label, isLabel: true },
    { text, span: 3 },
  ],
});

const applicant = (one: ClosureCase | null): string => (one ? (one.closure?.unitName ?? unitNames(one.units)) : "");

const numbered = (texts: readonly string[]): string =>
  texts.map((text, index) => (texts.length > 1 ? `${index + 1}.${text}` : text)).join("\n");

/** Each measure with how it went, then what the unit applied with, where that says more. */
function measuresText({ measures, closure }: ClosureCase): string {
  const lines = measures.map(({ text, progress, status }) =>
    [text, `落实情况：${progress || WORDS.measureStatus[status]}`].join("\n"),
  );
  const known = measures.map(({ progress }) => progress).join("\n");
  const statement = closure?.statement.trim() ?? "";
  const said = statement.replace(/^\d+\. /gm, "");
  return [numbered(lines), ...(statement && said !== known ? [`整改情况：${statement}`] : [])].join("\n");
}

const persons = (measures: readonly MeasureRow[]): string =>
  [...new Set(measures.flatMap(({ person }) => (person ? [person] : [])))].join("、");

const deadlines = (measures: readonly MeasureRow[]): string =>
  [...new Set(measures.flatMap(({ dueText, dueOn }) => dueText || (dueOn ? formatDayZh(dueOn) : [])))].join("、");

/** The day on which the last measure was done; nothing while one is not. */
function doneOn(measures: readonly MeasureRow[]): string {
  const days = measures.map((measure) => measure.doneOn ?? "");
  if (days.length === 0 || days.includes("")) return "";
  return formatDayZh(days.sort().at(-1) ?? "");
}

const stepOf = (level: ClosureLevel, one: ClosureCase | null) =>
  one?.closure?.steps.findLast((decided) => decided.level === level);

const isSkipped = (level: ClosureLevel, one: ClosureCase | null) => stepOf(level, one)?.decision === "SKIPPED";

/** What this level has decided in the program, and room to sign on paper. */
function opinion(level: ClosureLevel, one: ClosureCase | null): string {
  const room = `　　　　　　　　　${SIGNED[level]}　　　　　年　　月　　日`;
  const step = stepOf(level, one);
  if (!step) return `\n\n${room}`;
  if (step.decision === "SKIPPED") return "不经过这一级。";
  const words = step.opinion || (step.decision === "PASSED" ? "同意。" : "");
  const said = step.decision === "RETURNED" ? `退回：${words}` : words;
  const by = [step.actorUnit, step.actorName].filter((text) => text !== "").join("　");
  return `${said}\n（${by}　${formatDayZh(step.decidedOn)}）\n${room}`;
}
