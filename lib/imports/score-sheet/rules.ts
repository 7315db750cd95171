import type { PlanContext } from "@/lib/imports/duties/context";
import { warning } from "@/lib/imports/merge";
import type { MakeReader, PreviewRow } from "@/lib/imports/preview";
import { makeStandardReader } from "@/lib/imports/standard/rules";

const SCORES = ["selfScore", "score"] as const;

/** 考核评分表: read as the standard it is printed from; scores that stand in it are told of and left out. */
export const makeScoreSheetReader: MakeReader<PlanContext> = (context, settings) => {
  const reader = makeStandardReader(context, settings);
  return { ...reader, read: (sheet) => reader.read(sheet).map(withScores) };
};

function withScores(row: PreviewRow): PreviewRow {
  const column = SCORES.find((key) => row.cells[key]);
  if (row.action === "SKIP" || !column) return row;
  return { ...row, problems: [...row.problems, warning(column, "scoresNotYet", row.cells[column])] };
}
