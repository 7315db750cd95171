import type { ConditionalFormattingOptions, Worksheet } from "@cj-tech-master/excelts";
import type { SheetColumn, SheetRow, Tint } from "./sheet";
import type { ChoiceLists } from "./xlsx-choices";

/** Type and ground of a tint: dark enough to be read, and grey in print. */
const TINTS: Record<Tint, { type: string; ground: string }> = {
  red: { type: "FFB42318", ground: "FFFDECEA" },
  yellow: { type: "FF8A5A00", ground: "FFFFF4D6" },
  green: { type: "FF1E6B3A", ground: "FFE6F4EA" },
  grey: { type: "FF595959", ground: "FFF2F2F2" },
};

/** Colours by rule, so that a cell that is filled in changes with its word, and lists of what may be filled in. */
export function writeMarks(
  sheet: Worksheet,
  headRows: number,
  { columns, rows }: { columns: readonly SheetColumn[]; rows: readonly SheetRow[] },
  lists: ChoiceLists,
) {
  if (rows.length === 0) return;
  const [first, last] = [headRows + 1, headRows + rows.length];
  const letterOf = (index: number) => sheet.getColumn(index + 1).letter;
  columns.forEach(({ tints, choices, isOpen = false, upTo }, index) => {
    const letter = letterOf(index);
    const list = choices && choices.length > 0 ? lists.formulaOf(choices) : null;
    if (tints) sheet.addConditionalFormatting(tintRules(tints, index, letter, first, last));
    rows.forEach((row, place) => {
      if (row.kind !== "record") return;
      const number = headRows + place + 1;
      if (choices && list) {
        sheet.getCell(number, index + 1).dataValidation = {
          ...{ type: "list", allowBlank: true, formulae: [list], showErrorMessage: !isOpen },
          ...(!isOpen && { errorTitle: "不在可选范围", error: errorOf(choices) }),
        };
      }
      if (upTo !== undefined) {
        sheet.getCell(number, index + 1).dataValidation = {
          ...{ type: "decimal", operator: "between", allowBlank: true, formulae: [0, `${letterOf(upTo)}${number}`] },
          ...{ showErrorMessage: true, errorTitle: "得分超出范围", error: "请填写 0 到分值之间的数字" },
        };
      }
    });
  });
}

/** Colours of a column's cells from the first row to the last. */
export const tintRules = (
  tints: NonNullable<SheetColumn["tints"]>,
  index: number,
  letter: string,
  first: number,
  last: number,
): ConditionalFormattingOptions => ({
  ref: `${letter}${first}:${letter}${last}`,
  rules: tints.map(({ text, tint }, priority) => ({
    type: "expression",
    priority: index * 10 + priority + 1,
    formulae: [`LEFT($${letter}${first},${text.length})="${text}"`],
    style: {
      font: { color: { argb: TINTS[tint].type } },
      fill: { type: "pattern", pattern: "solid", bgColor: { argb: TINTS[tint].ground } },
    },
  })),
});

/** Programs show no more than 225 characters. */
const errorOf = (choices: readonly string[]): string => `请从列表中选择：${choices.join("、")}`.slice(0, 220);
