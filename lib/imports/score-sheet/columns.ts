import type { ColumnSpec } from "@/lib/imports/preview";
import { STANDARD_COLUMNS, type StandardColumn } from "@/lib/imports/standard/columns";

export type ScoreSheetColumn = StandardColumn | "selfScore" | "score" | "reason";

/** 考核评分表: a 考核标准 with columns that are filled in when it is scored. */
export const SCORE_SHEET_COLUMNS: readonly ColumnSpec<ScoreSheetColumn>[] = [
  ...STANDARD_COLUMNS,
  { key: "selfScore", names: ["自评得分", "自评分", "自评分值", "自查得分", "自查评分", "自评", "自评情况"] },
  {
    key: "score",
    names: [
      "考核得分",
      "考核分",
      "考核评分",
      "考评得分",
      "评价得分",
      "实得分",
      "得分",
      "考核组评分",
      "评分",
      "最后得分",
    ],
  },
  { key: "reason", names: ["扣分原因", "扣分理由", "扣分情况", "扣分说明", "扣分依据", "得分说明"] },
];
