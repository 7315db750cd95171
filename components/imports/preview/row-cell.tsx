import { useTranslations } from "next-intl";
import type { CellChange, Problem } from "@/lib/imports/preview";
import { ConflictChoice } from "./conflict-choice";
import { FixButton } from "./fix-button";
import type { KnownColumn } from "./known-columns";
import { LOOK_ALIKES } from "./look-alikes";
import { ProblemText } from "./problem-text";

interface RowCellProps {
  no: number;
  column: Pick<KnownColumn, "key" | "name">;
  text: string;
  change: CellChange | undefined;
  problems: readonly Problem[];
  canChange: boolean;
}

/** What stands in a cell, what it was before, and what is wrong with it. */
export function RowCell({ no, column, text, change, problems, canChange }: RowCellProps) {
  const t = useTranslations("import.check");
  const conflict = change?.conflict;
  return (
    <>
      {change && conflict && canChange ? (
        <ConflictChoice no={no} column={column.key} columnName={column.name} change={{ ...change, conflict }} />
      ) : change ? (
        <span className="block">
          <span className="sr-only">{t("from")}</span>
          <del className="block text-muted">{change.from || t("blank")}</del>
          <span className="sr-only">{t("to")}</span>
          <ins className="block font-bold no-underline">
            <span aria-hidden>→ </span>
            {change.to || t("blank")}
          </ins>
        </span>
      ) : (
        <span className="line-clamp-3">{text}</span>
      )}
      {problems.map((problem) =>
        // The choice above says it.
        problem.code === "changedSince" && conflict && canChange ? null : (
          <span key={`${problem.code}:${problem.text}`} className="block pt-1">
            <ProblemText problem={problem} />
            {canChange && problem.column && problem.text !== "" && isFixable(problem) && (
              <FixButton
                column={problem.column}
                columnName={column.name}
                text={problem.text}
                suggestion={problem.suggestion}
                isSame={LOOK_ALIKES.includes(problem.code)}
              />
            )}
          </span>
        ),
      )}
    </>
  );
}

/** Other words would help. */
const isFixable = ({ level, suggestion, code }: Problem) =>
  suggestion !== undefined || (level === "REFUSE" && WORDS.includes(code));

const WORDS: readonly Problem["code"][] = [
  ...(["unitUnknown", "unitAmbiguous", "dueUnread", "dayUnread", "pointsUnread"] as const),
  ...(["stateUnread", "sourceUnknown", "classUnread", "codeForm"] as const),
];
