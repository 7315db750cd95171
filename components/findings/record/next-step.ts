import type { FindingRecord } from "@/lib/findings/record/queries";
import type { ClosureLevel } from "@/lib/findings/status";
import { levelOf } from "@/lib/findings/status";

/** The one thing that this viewer does next with the finding, or whom it waits for. */
export type NextStep =
  | { kind: "decide"; level: ClosureLevel }
  | { kind: "extension"; measureId: string }
  | { kind: "recheck"; recheckId: string }
  | { kind: "plan" }
  | { kind: "report"; measureId: string; open: number }
  | { kind: "evidence" }
  | { kind: "apply" }
  | { kind: "review" }
  | { kind: "wait"; level: ClosureLevel; canWithdraw: boolean };

type Facts = Pick<FindingRecord, "status" | "can" | "measures" | "checklist" | "rechecks">;

/** The first that holds; null when nothing is to be done and nobody is waited for. */
export function nextStepOf({ status, can, measures, checklist, rechecks }: Facts): NextStep | null {
  if (can.decide) return { kind: "decide", level: can.decide };
  const asked = measures.find(({ extensions }) => extensions.some((extension) => extension.can.decide));
  if (asked) return { kind: "extension", measureId: asked.id };
  const recheck = rechecks.find(({ result }) => result === "PENDING");
  if (recheck && can.recheck) return { kind: "recheck", recheckId: recheck.id };
  const level = levelOf(status);
  if (level) return { kind: "wait", level, canWithdraw: can.withdraw };
  if (can.plan && measures.length === 0) return { kind: "plan" };
  const open = measures.filter((measure) => measure.can.report && measure.status !== "DONE");
  if (can.review && open.length > 0) return { kind: "review" };
  if (open[0]) return { kind: "report", measureId: open[0].id, open: open.length };
  if (can.apply && status !== "LONG_TERM") return { kind: isMet(checklist, "evidence") ? "apply" : "evidence" };
  return can.review ? { kind: "review" } : null;
}

const isMet = (checklist: FindingRecord["checklist"], key: FindingRecord["checklist"][number]["key"]) =>
  checklist.some((line) => line.key === key && line.isMet);
