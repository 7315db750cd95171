import type { Workbook } from "@cj-tech-master/excelts";

/** Name of the hidden sheet that holds what does not fit into a rule itself. */
const TAB = "选项";

/** Longest list that a workbook can hold within a rule. */
const MAX_INLINE = 255;

export interface ChoiceLists {
  /** What a rule says to offer these words. */
  formulaOf(choices: readonly string[]): string;
  /** Writes the long lists, after all other visible sheets. */
  write(workbook: Workbook): void;
}

/** Lists of a workbook: short ones stand in their rule, long ones in columns of a hidden sheet, each once. */
export function choiceLists(): ChoiceLists {
  const long: (readonly string[])[] = [];
  return {
    formulaOf(choices) {
      const inline = choices.join(",");
      const fits = inline.length <= MAX_INLINE && choices.every((word) => !/[",]/.test(word));
      if (fits) return `"${inline}"`;
      const same = long.findIndex((list) => list.join("\n") === choices.join("\n"));
      const place = same >= 0 ? same : long.push(choices) - 1;
      const letter = String.fromCharCode(65 + place);
      return `'${TAB}'!$${letter}$1:$${letter}$${choices.length}`;
    },
    write(workbook) {
      if (long.length === 0) return;
      const sheet = workbook.addWorksheet(TAB, { state: "hidden" });
      long.forEach((list, column) => {
        list.forEach((word, row) => {
          sheet.getCell(row + 1, column + 1).value = word;
        });
      });
    },
  };
}
