import type { RaiseFindingInput } from "@/lib/findings/schema";
import type { PastedProblem } from "./table";

/** What is registered once the preview is confirmed. */
export function raiseInputs(problems: readonly PastedProblem[], year: number): RaiseFindingInput[] {
  return problems.flatMap(({ line: _line, cells: _cells, faults: _faults, source, measures, ...finding }) =>
    source === null
      ? []
      : {
          ...finding,
          ...{
            year,
            source,
            stageGoal: "",
            nextReviewOn: null,
            foundBy: "",
            dutyId: null,
            indicatorId: null,
            reportId: null,
          },
          measures: measures.map(({ cells: _own, faults: _wrong, ...measure }) => measure),
        },
  );
}

/** Nothing in it is in doubt. */
export const isFaultless = ({ faults, measures }: PastedProblem): boolean =>
  faults.length === 0 && measures.every((measure) => measure.faults.length === 0);
