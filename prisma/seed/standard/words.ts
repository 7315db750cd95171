const STANDARD_YEAR = 2020;

/** The standard of 2020 in the words of another year: its own year, the one before, and the five-year plans of its time. */
export function wordsOf(text: string, year: number): string {
  if (year === STANDARD_YEAR) return text;
  return text
    .replaceAll("2015-2020年", "2021-2025年")
    .replaceAll("2016年以来", "2021年以来")
    .replaceAll("“七五”", "“八五”")
    .replaceAll(`${STANDARD_YEAR}年`, `${year}年`)
    .replaceAll(`${STANDARD_YEAR - 1}年`, `${year - 1}年`);
}
