import { errorText } from "@/lib/error-text";
import type { Problem } from "@/lib/imports/preview";
import { problemText } from "@/lib/imports/problem-text";
import type { ImportedFile, ImportRecord } from "@/lib/imports/queries";
import { FAULT_MESSAGES } from "@/lib/imports/rules";
import type { RowAction } from "@/lib/imports/status";
import type { ImportJson, ProblemJson } from "./schema";

type Locale = "zh-CN" | "en";

/** A row as the answer needs it. */
export interface RowOfFile {
  file: number;
  no: number;
  action: RowAction;
  key: string;
  problems: Problem[];
}

/** An import as the API writes it; `columns` are names of columns that a sheet may not have. */
export function importJson(
  locale: Locale,
  { id, status, files, problems }: Pick<ImportRecord, "id" | "status" | "files" | "problems">,
  rows: readonly RowOfFile[],
  columns: ReadonlyMap<string, string>,
): ImportJson {
  return {
    id,
    status,
    // While they are read, those that nothing is known of yet are left out.
    files: files
      .filter(({ found, fault }) => found !== null || fault !== null)
      .map((file) => fileJson(locale, file, rows, columns)),
    problems: problems.map((problem) => problemJson(locale, problem, (key) => columns.get(key) ?? key)),
  };
}

const NONE = { create: 0, update: 0, unchanged: 0, refuse: 0, skip: 0 };

function fileJson(
  locale: Locale,
  { sortNo, name, found, fault, faultValues, totals }: ImportedFile,
  rows: readonly RowOfFile[],
  columns: ReadonlyMap<string, string>,
): ImportJson["files"][number] {
  if (fault !== null || found === null) {
    const code = fault ?? "UNREADABLE";
    const message = errorText(locale, FAULT_MESSAGES[code], { ...faultValues, name });
    return { name, sheet: null, headingRow: null, rows: [], totals: NONE, problem: { code, message } };
  }
  const headings = new Map(found.mapping.map((key, index) => [key, found.headings[index] ?? ""]));
  const nameOf = (key: string) => headings.get(key) || (columns.get(key) ?? key);
  return {
    name,
    sheet: found.sheet,
    headingRow: found.headingRows[1],
    rows: rows
      .filter(({ file }) => file === sortNo)
      .map(({ no, action, key, problems }) => ({
        ...{ row: no, action, key },
        problems: problems.map((problem) => problemJson(locale, problem, nameOf)),
      })),
    totals,
  };
}

function problemJson(locale: Locale, problem: Problem, nameOf: (key: string) => string): ProblemJson {
  const { column, code, suggestion } = problem;
  return {
    column: column === null ? null : nameOf(column),
    code: upperSnake(code),
    message: problemText(locale, problem),
    ...(suggestion !== undefined && { suggestion }),
  };
}

/** unitUnknown → UNIT_UNKNOWN. */
const upperSnake = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
